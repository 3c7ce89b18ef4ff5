import Measures
import Testing

@testable import Simulation

@Suite struct ExpectedDemandTests {
    private func rateTrace() throws -> Trace {
        try Trace(
            csv: """
                seconds,requests_per_second,prompt_tokens_per_second,output_tokens_per_second
                0,1,100,10
                60,2,100,10
                120,,,
                180,4,800,40
                240,0,0,0
                """, file: "a.rate.csv")
    }

    @Test func `a step's rate is told, a gap's is not`() throws {
        let expected = try ArrivalSpec(.trace(rateTrace()), rateScale: 3).expected
        #expect(expected.rate(at: 0) == Demand(requests: 3, promptTokens: 300, outputTokens: 30))
        #expect(expected.rate(at: 119) == Demand(requests: 6, promptTokens: 300, outputTokens: 30))
        #expect(expected.rate(at: 120) == nil)
        #expect(expected.rate(at: 300) == nil)
        #expect(expected.rate(at: -1) == nil)
    }

    @Test func `a total counts a gap as it is played`() throws {
        let expected = try ArrivalSpec(.trace(rateTrace())).expected
        #expect(expected.total(from: 30, to: 150)?.requests == 210)
        #expect(expected.total(from: 0, to: 300)?.requests == 540)
        #expect(expected.total(from: 0, to: 301) == nil)
    }

    @Test func `a shape without an end has a total, too`() throws {
        let expected = try ArrivalSpec(.shape(.constant(10))).expected
        #expect(expected.total(from: 0, to: 30)?.requests == 300)
        #expect(expected.total(from: 30, to: 60)?.requests == 300)
    }

    @Test func `below 0 is the past of the window, and nothing behind the window is told`() throws {
        let expected = try ArrivalSpec(.trace(rateTrace()), window: 60..<180).expected
        #expect(expected.rate(at: -30)?.requests == 1)
        #expect(expected.rate(at: -61) == nil)
        #expect(expected.total(from: -60, to: 10)?.requests == 80)
        #expect(expected.rate(at: 120) == nil)
        #expect(expected.total(from: 100, to: 130) == nil)
    }

    @Test func `history is the past in steps, a step less than half known is a gap`() throws {
        let expected = try ArrivalSpec(.trace(rateTrace()), window: 240..<300).expected
        #expect(expected.history(stepSeconds: 60).map { $0?.requests } == [1, 2, nil, 4])
        #expect(expected.history(stepSeconds: 90).map { $0?.requests } == [2, 4])
        #expect(expected.history(stepSeconds: 100).map { $0?.requests } == [1.75, 4])
        #expect(
            try ArrivalSpec(.trace(rateTrace()), window: 0..<60).expected.history(stepSeconds: 10).isEmpty
        )
    }

    @Test func `a time scale plays the demand faster at the same rate`() throws {
        let expected = try ArrivalSpec(.trace(rateTrace()), timeScale: 6, window: 60..<300).expected
        #expect(expected.rate(at: 5)?.requests == 2)
        #expect(expected.rate(at: 25)?.requests == 4)
        #expect(expected.total(from: -10, to: 10)?.requests == 30)
        #expect(expected.history(stepSeconds: 10).map { $0?.requests } == [1])
    }

    @Test func `a loop's rounds are added up`() throws {
        let expected = try ArrivalSpec(.trace(rateTrace()), window: 60..<120, loops: true).expected
        #expect(expected.rate(at: 1_000)?.requests == 2)
        #expect(expected.total(from: 30, to: 330)?.requests == 600)
    }

    @Test func `a replay's total is its requests and their tokens`() throws {
        let trace = try TraceFixture.trace("azure-conv.requests.csv")
        let spec = try ArrivalSpec(.trace(trace), rateScale: 20, window: 10..<50)
        let requests = spec.requests()
        let total = try #require(spec.expected.total(from: 0, to: 40))
        #expect(total.requests == Double(requests.count))
        #expect(total.promptTokens == Double(requests.reduce(0) { $0 + $1.promptTokens }))
        #expect(total.outputTokens == Double(requests.reduce(0) { $0 + $1.outputTokens }))
        let sum = try stride(from: 0.0, to: 40, by: 8).map { low in
            try #require(spec.expected.total(from: low, to: low + 8)).requests
        }
        #expect(sum.reduce(0, +) == total.requests)
        #expect(spec.expected.history(stepSeconds: 5).count == 2)
    }

    @Test(arguments: [
        "constant:7", "step:5@0s,40@20s,5@50s", "ramp:5@0s,40@120s,0@130s",
        "flash:base=5,peak=80,at=20s,rise=5s,decay=15s",
        "periodic:mean=20,amplitude=20,period=60s,phase=10s",
        "periodic:mean=20,amplitude=10,period=60s * outage:at=30s,for=20s + constant:1",
        "ramp:0@0s,10@100s * ramp:10@0s,0@100s",
    ])
    func `what a shape expects is what comes evenly, and the integral of its values`(text: String)
        throws
    {
        let shape = try Shape(text: text, field: "load")
        let spec = try ArrivalSpec(.shape(shape), rateScale: 10, window: 3..<113)
        let total = try #require(spec.expected.total(from: 0, to: 110)).requests
        #expect(abs(Double(spec.requests().count) - total) <= 1)
        let steps = 110_000
        let sum = (0..<steps).reduce(0.0) { sum, step in
            sum + (shape.value(at: .milliseconds(3_000 + step)) ?? 0)
                + (shape.value(at: .milliseconds(3_001 + step)) ?? 0)
        }
        #expect(abs(sum * 10 / 2 / 1_000 / total - 1) < 1e-3)
    }

    @Test func `clients expect the sum of their rates`() throws {
        let trace = try TraceFixture.trace("servegen-m-small.clients.csv")
        let spec = try ArrivalSpec(
            .trace(trace), lengths: .fixed(RequestSize(promptTokens: 10, outputTokens: 2)))
        #expect(abs((spec.expected.rate(at: 700)?.requests ?? 0) - 769.817) < 0.01)
        #expect(abs((spec.expected.rate(at: 700)?.promptTokens ?? 0) - 7_698.17) < 0.1)
        #expect(spec.expected.rate(at: 1_300) == nil)
        let gap = try #require(spec.expected.total(from: 1_200, to: 1_800)).requests
        #expect(abs(gap - 769.817 * 600) < 1)
    }
}
