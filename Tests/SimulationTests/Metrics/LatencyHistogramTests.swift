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
}
