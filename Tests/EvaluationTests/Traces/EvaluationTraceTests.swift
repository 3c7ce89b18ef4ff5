import Measures
import Simulation
import Testing

@testable import Evaluation

@Suite struct EvaluationTraceTests {
    /// Steps of a minute; nil is a gap.
    private func trace(_ rates: [Double?]) throws -> EvaluationTrace {
        var csv = "seconds,requests_per_second\n"
        for (step, rate) in rates.enumerated() { csv += "\(step * 60),\(rate.map { "\($0)" } ?? "")\n" }
        let sample = try #require(
            LengthSample(Trace(csv: "seconds,prompt_tokens,output_tokens\n0,100,10\n", file: "default")))
        let file = TraceFile(name: "x.rate.csv", bytes: Array(csv.utf8))
        return try TraceCatalogue([file], otherwise: sample).traces[0]
    }

    @Test func `windows are spread evenly, those for tuning halfway between`() throws {
        let trace = try trace([Double](repeating: 1, count: 110))
        let windows = (0..<10).map { trace.window($0, of: 10, seconds: 600) }
        let tuning = (0..<10).map { trace.window($0, of: 10, seconds: 600, isTuning: true) }
        #expect(windows.map(\.lowerBound) == (0..<10).map { 300 + Double($0) * 600 })
        #expect(tuning.map(\.lowerBound) == (1...10).map { Double($0) * 600 })
        #expect((windows + tuning).allSatisfy { $0.upperBound - $0.lowerBound == 600 && $0.upperBound <= 6_600 })
    }

    @Test func `a seed has its window, from a thousand on for tuning`() throws {
        let trace = try trace([Double](repeating: 1, count: 110))
        #expect(trace.window(seed: 3, of: 10, seconds: 600) == trace.window(3, of: 10, seconds: 600))
        #expect(trace.window(seed: 13, of: 10, seconds: 600) == trace.window(3, of: 10, seconds: 600))
        #expect(
            trace.window(seed: 1_003, of: 10, seconds: 600)
                == trace.window(3, of: 10, seconds: 600, isTuning: true))
    }

    @Test func `a trace that is shorter than a window is taken whole`() throws {
        let trace = try trace([1, 2, 3])
        #expect(trace.window(7, of: 10, seconds: 600) == 0..<180)
    }

    @Test func `a window in a gap moves on to where the trace is known`() throws {
        var rates = [Double?](repeating: 1, count: 100)
        for step in 20..<60 { rates[step] = nil }
        let trace = try trace(rates)
        let window = trace.window(3, of: 10, seconds: 600)
        #expect(window.lowerBound >= 3_540)
        #expect(window.upperBound - window.lowerBound == 600)
        let never = try self.trace([1] + [Double?](repeating: nil, count: 99))
        #expect(never.window(5, of: 10, seconds: 600).lowerBound == 2_970)
    }

    @Test func `the scale makes the whole trace's mean the wanted replicas' work`() throws {
        let trace = try trace([2, nil, 4, nil])
        #expect(trace.mean.requests == 3)
        #expect(trace.mean.promptTokens == 300)
        #expect(trace.rateScale(meanReplicas: 6, requestsPerSecond: 5) == 10)
        #expect(trace.rateScale(meanReplicas: 6, requestsPerSecond: 1e12) == ArrivalSpec.rateScales.upperBound)
    }

    @Test func `a window's past is there for forecasters, and what lies behind it is not`() throws {
        let trace = try trace([1, 2, nil, 4, 9, 9])
        let expected = try trace.arrivals(window: 240..<300, rateScale: 2).expected
        #expect(expected.history(stepSeconds: 60).map { $0?.requests } == [2, 4, nil, 8])
        #expect(expected.total(from: 0, to: 61) == nil)
    }
}
