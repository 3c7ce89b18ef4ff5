import Simulation
import Testing

@testable import Training

@Suite struct DemandSeriesTests {
    @Test func `longer steps are means, and gaps where less than half is known`() {
        let series = DemandSeries(trace: "t", stepSeconds: 60, values: [1, 3, .nan, 5, .nan, .nan, 7])
        let coarse = series.coarsened(by: 2)
        #expect(coarse.stepSeconds == 120)
        #expect(coarse.values.count == 3)
        #expect(coarse.values[0] == 2)
        #expect(coarse.values[1] == 5)
        #expect(coarse.values[2].isNaN)
    }

    @Test func `shorter steps keep the shape, have the wanted arrivals and leave gaps alone`() {
        let values = (0..<100).map { $0 == 50 ? .nan : Double($0 < 40 ? 1 : 3) }
        var random = SplitMix(state: 1)
        let fine = DemandSeries(trace: "t", stepSeconds: 600, values: values)
            .refined(to: 60, range: 0..<100, arrivals: 100, using: &random)
        #expect(fine.values.count == 1_000)
        let mean = fine.values.filter { !$0.isNaN }.reduce(0, +) / Double(fine.values.count { !$0.isNaN })
        #expect(abs(mean - 100) < 2)
        let (low, high) = (fine.values[100..<300].reduce(0, +), fine.values[600..<800].reduce(0, +))
        #expect(abs(high / low - 3) < 0.1)
        #expect(fine.values[505].isNaN)
        #expect(fine.values[505...].first { !$0.isNaN } != nil)
    }

    @Test func `a recorded rate of seconds becomes steps of ten, with its gaps`() throws {
        let lines = (0..<40).map { "\($0),\((10..<20).contains($0) ? "" : "2")" }
        let text = (["seconds,requests_per_second"] + lines).map { $0 + "\n" }.joined()
        let trace = try Trace(csv: text, file: "t.rate.csv")
        let series = try #require(DemandSeries(name: "t", trace))
        #expect(series.stepSeconds == 10)
        #expect(series.values.map { $0.isNaN ? -1 : $0 } == [2, -1, 2, 2])
    }
}
