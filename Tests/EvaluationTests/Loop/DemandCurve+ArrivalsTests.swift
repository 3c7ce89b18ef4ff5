import Simulation
import Testing

@testable import Evaluation

@Suite struct DemandCurveArrivalsTests {
    private let engine = EngineSpec.plain(workers: 10, cores: 1, coreSecondsPerRequest: 0.01)
    private let capacity = Capacity(requestsPerSecond: 80, utilization: 0.8, concurrency: 8)

    private func spec(_ load: String, window: Range<Double>) throws -> ArrivalSpec {
        try ArrivalSpec(.shape(Shape(text: load, field: "load")), lengths: .fixed(.plain), window: window)
    }

    @Test func `the demand is the expected work over what a replica does at the objective`() throws {
        let expected = try spec("step:40@0s,160@60s", window: 0..<120).expected
        let curve = DemandCurve(of: expected, seconds: 120, engine: engine, capacity: capacity)
        #expect(curve.replicas.count == 4)
        for (found, wanted) in zip(curve.replicas, [0.5, 0.5, 2, 2]) { #expect(abs(found - wanted) < 1e-9) }
    }

    @Test func `beyond the end of what is known the last demand goes on`() throws {
        let expected = try spec("constant:80", window: 0..<60).expected
        let curve = DemandCurve(of: expected, seconds: 120, engine: engine, capacity: capacity)
        for found in curve.replicas { #expect(abs(found - 1) < 1e-9) }
    }

    @Test func `a trace that begins with the window has no past`() throws {
        let expected = try spec("constant:80", window: 0..<60).expected
        #expect(PastDemand(before: expected, engine: engine, capacity: capacity) == nil)
    }

    @Test func `the past of a trace is told at offsets below 0, and nothing of what comes`() throws {
        var csv = "seconds,requests_per_second\n"
        for step in 0..<20 { csv += "\(step * 300),\(step < 10 ? 40 : 400)\n" }
        let trace = try Trace(csv: csv, file: "steps")
        let expected = try ArrivalSpec(.trace(trace), lengths: .fixed(.plain), window: 3_000..<6_000).expected
        let past = try #require(PastDemand(before: expected, engine: engine, capacity: capacity))
        #expect(past.steps.first?.offset == -3_000)
        #expect(past.steps.count == 10)
        for found in past.steps { #expect(abs(found.replicas - 0.5) < 1e-9) }
    }
}
