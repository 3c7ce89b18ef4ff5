import Measures
import Testing

@testable import Simulation

@Suite struct ReplayTests {
    private func spec(_ name: String, _ scale: Double, _ growth: ArrivalSpec.Growth) throws
        -> ArrivalSpec
    {
        try ArrivalSpec(.trace(TraceFixture.trace(name)), rateScale: scale, growth: growth)
    }

    private static func variation(_ spec: ArrivalSpec, step: Double) -> Double {
        Moments(spec.counts(step: step, count: Int(spec.playedSeconds / step))).variation
    }

    @Test(arguments: ["azure-code.requests.csv", "azure-conv.requests.csv"])
    func `twenty times as many together keep distances and steps as varied as they were`(name: String)
        throws
    {
        let one = try spec(name, 1, .together)
        let many = try spec(name, 20, .together)
        #expect(many.requests().count == 20 * one.requests().count)
        let before = Moments(one.requests().distances)
        let after = Moments(many.requests().distances)
        #expect(abs(after.mean * 20 / before.mean - 1) < 0.01)
        #expect(abs(after.variation / before.variation - 1) < 0.02)
        #expect(abs(Self.variation(many, step: 10) / Self.variation(one, step: 10) - 1) < 0.15)
    }

    @Test func `twenty crowds apart are smoother`() throws {
        let one = try spec("azure-code.requests.csv", 1, .apart)
        let many = try spec("azure-code.requests.csv", 20, .apart)
        #expect(many.requests().count == 20 * 400)
        #expect(Self.variation(many, step: 10) < 0.5 * Self.variation(one, step: 10))
        #expect(
            Moments(many.requests().distances).variation < 0.5
                * Moments(one.requests().distances).variation)
    }

    @Test func `one crowd apart is the trace itself`() throws {
        #expect(
            try spec("azure-conv.requests.csv", 1, .apart).requests()
                == spec("azure-conv.requests.csv", 1, .together).requests())
    }

    @Test(arguments: [ArrivalSpec.Growth.together, .apart], [2.5, 0.3, 7])
    func `times never go back, and the mean is scaled`(growth: ArrivalSpec.Growth, scale: Double)
        throws
    {
        let spec = try spec("azure-conv.requests.csv", scale, growth)
        var total = 0
        for seed in UInt64(1)...40 {
            let requests = spec.requests(seed: seed)
            #expect(requests.distances.allSatisfy { $0 >= 0 })
            #expect(requests.last?.arrivesAt ?? 0 < spec.playedSeconds)
            total += requests.count
        }
        // 16,000 requests; a fraction of a copy varies by at most half of √16,000.
        #expect(abs(Double(total) - 16_000 * scale) < 4 * 63.3)
    }

    @Test func `copies that loop bring each round as much`() throws {
        let trace = try TraceFixture.trace("azure-conv.requests.csv")
        let spec = try ArrivalSpec(.trace(trace), rateScale: 3, growth: .apart, loops: true)
        #expect(spec.counts(step: trace.spanSeconds, count: 3) == [1_200, 1_200, 1_200])
    }

    @Test func `batches are spread over their distance, in their order`() throws {
        let trace = try TraceFixture.trace("mooncake-conversation.requests.csv")
        #expect(trace.batchSeconds == 3)
        #expect(trace.turns?.count == 200)
        let published = try ArrivalSpec(.trace(trace)).requests()
        let spread = try ArrivalSpec(.trace(trace), spreadsBatches: true).requests()
        #expect(spread.map(\.promptTokens) == published.map(\.promptTokens))
        for (late, stamp) in zip(spread, published) {
            #expect(late.arrivesAt >= stamp.arrivesAt && late.arrivesAt <= stamp.arrivesAt + 3)
        }
        #expect(spread.distances.allSatisfy { $0 >= 0 })
        #expect(Moments(published.distances).variation > 2)
        #expect(Moments(spread.distances).variation < 1.5)
    }

    @Test func `stamps of their own are no batches`() throws {
        #expect(try TraceFixture.trace("azure-code.requests.csv").batchSeconds == nil)
        #expect(try TraceFixture.trace("azure-conv.requests.csv").batchSeconds == nil)
    }

    @Test func `without whole requests a replay may end at once`() throws {
        let trace = try TraceFixture.trace("azure-code.requests.csv")
        guard case .requests(let requests) = trace.content else { return }
        let gap = try #require(
            zip(requests, requests.dropFirst()).first { $1.arrivesAt - $0.arrivesAt > 5 })
        let window = (gap.0.arrivesAt + 1)..<(gap.1.arrivesAt - 1)
        #expect(try ArrivalSpec(.trace(trace), window: window, loops: true).requests(max: 1) == [])
        #expect(
            try ArrivalSpec(.trace(trace), growth: .apart, window: window, loops: true).requests(max: 1)
                == [])
    }
}
