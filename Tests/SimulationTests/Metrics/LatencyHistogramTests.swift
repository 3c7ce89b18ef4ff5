import Testing

@testable import Simulation

@Suite struct LatencyHistogramTests {
    @Test func `a quantile is within a bin of the truth`() {
        var histogram = LatencyHistogram()
        for milliseconds in 1...1_000 { histogram.add(Double(milliseconds) / 1_000) }
        #expect(abs((histogram.quantile(0.95) ?? 0) / 0.95 - 1) < 0.02)
        #expect(abs((histogram.quantile(0.5) ?? 0) / 0.5 - 1) < 0.02)
    }

    @Test func `nothing seen is no answer, not zero`() {
        #expect(LatencyHistogram().quantile(0.5) == nil)
    }

    @Test func `sums of histograms count both`() {
        var left = LatencyHistogram()
        left.add(0.1)
        var right = LatencyHistogram()
        right.add(10)
        left.add(right)
        #expect(left.count == 2)
        #expect((left.quantile(1) ?? 0) > 9)
    }

    @Test func `durations outside of the bins count in the last one on their side`() {
        var histogram = LatencyHistogram()
        for seconds in [-1, 0, 1e-9, 1e9, .infinity] { histogram.add(seconds) }
        #expect(histogram.count == 5)
        #expect((histogram.quantile(0.6) ?? 1) < 1e-4)
        #expect((histogram.quantile(1) ?? 0) > 1e5)
    }

    @Test func `the mean is exact`() {
        var histogram = LatencyHistogram()
        for seconds in [0.1, 0.2, 0.6] { histogram.add(seconds) }
        #expect(histogram.mean == (0.1 + 0.2 + 0.6) / 3)
        #expect(LatencyHistogram().mean == nil)
    }
}
