import Testing

@testable import Evaluation

@Suite struct SeriesPointTests {
    @Test func `there is a point every 15 s, with what happened since the one before`() throws {
        // Ten requests a second of a second each on two pods of ten workers.
        var loop = try ClosedLoop(.plain(.kind(.staticMean), load: "constant:10", seconds: 600))
        while !loop.isOver { loop.step() }
        #expect(loop.series.map(\.seconds) == (1...40).map { Double($0) * 15 })
        let last = try #require(loop.series.last)
        #expect(last.specReplicas == 2)
        #expect(last.readyReplicas == 2)
        #expect(last.pendingReplicas == 0)
        #expect(abs(try #require(last.demandReplicas) - 1.25) < 1e-9)
        #expect(abs(try #require(last.utilization) - 0.5) < 0.01)
        #expect(try #require(last.lbEfficiency) > 0.98)
        #expect(abs(try #require(last.ttftP95) - 1) < 0.02)
        #expect(last.waiting == 0)
    }
}
