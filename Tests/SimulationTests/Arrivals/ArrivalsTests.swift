import Measures
import Testing

@testable import Simulation

@Suite struct ArrivalsTests {
    private let trace = #"seconds,prompt_tokens,output_tokens\#n0,10,1\#n2,20,2\#n4,30,3\#n"#

    private func times(_ load: Load, trace: Trace? = nil, count: Int, seed: UInt64 = 1) -> [Double] {
        var arrivals = Arrivals(
            load, trace: trace, origin: 100, size: .plain, streams: RandomStreams(seed: seed))
        return (0..<count).compactMap { _ in arrivals.next()?.arrivesAt }
    }

    @Test func `a requests trace is replayed exactly and begins again`() throws {
        let trace = try Trace(csv: trace, file: "a.csv")
        #expect(times(.trace(multiplier: 1), trace: trace, count: 5) == [100, 102, 104, 106, 108])
    }

    @Test func `at twice the rate each request comes twice, before the next one`() throws {
        let trace = try Trace(csv: trace, file: "a.csv")
        #expect(times(.trace(multiplier: 2), trace: trace, count: 6) == [100, 101, 102, 103, 104, 105])
    }

    @Test func `a part of a multiple comes by chance, by seed`() throws {
        let trace = try Trace(csv: trace, file: "a.csv")
        let half = times(.trace(multiplier: 0.5), trace: trace, count: 1_000)
        // 1,000 requests at half of 0.5 a second: 4,000 s, give or take four standard deviations.
        #expect(abs((half.last ?? 0) - 100 - 4_000) < 260)
        #expect(half == times(.trace(multiplier: 0.5), trace: trace, count: 1_000))
        #expect(half != times(.trace(multiplier: 0.5), trace: trace, count: 1_000, seed: 2))
    }

    @Test func `a shape comes at even distances`() throws {
        let step = try Load(text: "step:1@0s,2@3s", field: "load")
        #expect(times(step, count: 5) == [101, 102, 103, 103.5, 104])
    }

    @Test func `a ramp's requests are the area under it`() throws {
        let ramp = try Load(text: "ramp:0@0s,10@10s", field: "load")
        let times = times(ramp, count: 60).map { $0 - 100 }
        #expect(times.count { $0 <= 10 } == 50)
        #expect(abs(times[0] - 2.0.squareRoot()) < 1e-9)
    }

    @Test func `a load that falls to zero ends`() throws {
        let step = try Load(text: "step:1@0s,0@3s", field: "load")
        #expect(times(step, count: 10) == [101, 102, 103])
    }

    @Test func `a rate trace is Poisson with its mean, and a gap keeps the last rate`() throws {
        let trace = try Trace(csv: "seconds,requests_per_second\n0,10\n1000,\n2000,0\n", file: "a.csv")
        let times = times(.trace(multiplier: 1), trace: trace, count: 20_000).map { $0 - 100 }
        let gap = times.count { $0 >= 1_000 && $0 < 2_000 }
        // Mean 10,000 in the gap, standard deviation 100.
        #expect(abs(gap - 10_000) < 400)
        #expect(times.count { $0 >= 2_000 && $0 < 3_000 } == 0)
    }

    @Test func `a trace that nobody gave is no load`() {
        #expect(times(.trace(multiplier: 1), count: 3) == [])
    }
}
