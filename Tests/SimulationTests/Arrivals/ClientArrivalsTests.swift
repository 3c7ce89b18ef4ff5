import Measures
import Testing

@testable import Simulation

@Suite struct ClientArrivalsTests {
    private static let header =
        "seconds,client,requests_per_second,interarrival_cv,distribution,shape,scale\n"

    private func trace(_ lines: String) throws -> Trace {
        try Trace(csv: Self.header + lines, file: "a.clients.csv")
    }

    @Test func `a window's clients send at their rates, and one without a line nothing`() throws {
        let trace = try trace("0,a,2,1,Gamma,1,9\n0,b,8,2,Gamma,0.25,1\n600,a,4,1,Gamma,1,9\n")
        let spec = try ArrivalSpec(.trace(trace), loops: true)
        let counts = spec.counts(step: 600, count: 200)
        let odd = stride(from: 1, to: 200, by: 2).map { counts[$0] }
        let even = stride(from: 0, to: 200, by: 2).map { counts[$0] }
        // Poisson with 2,400: 100 windows are within 4 · 49 / 10; the bursts of b count as variance 4 · 4,800.
        #expect(abs(Moments(odd).mean - 2_400) < 20)
        let deviation = (1_200.0 + 4 * 4_800).squareRoot()
        #expect(abs(Moments(even).mean - 6_000) < 4 * deviation / 10)
    }

    @Test func `a window without lines repeats the one before`() throws {
        let trace = try TraceFixture.trace("servegen-m-small.clients.csv")
        #expect(trace.spanSeconds == 3_600)
        #expect(trace.startSeconds == 618_000)
        guard case .clients(let windows) = trace.content else { return }
        #expect(windows.rates.map { $0 == nil } == [false, false, true, false, false, false])
        let counts = try ArrivalSpec(.trace(trace), rateScale: 0.1).counts(step: 600, count: 6)
        for (count, rate) in zip(counts, [774.0, 770, 770, 787, 760, 755]) {
            #expect(abs(count / (rate * 60) - 1) < 0.06)
        }
    }

    @Test func `a client's law keeps its variation at any scale`() throws {
        let trace = try trace(
            "0,a,1,2,Gamma,0.25,1\n6000,a,1,2,Gamma,0.25,1\n12000,b,1,2,Weibull,0.5,1\n")
        for scale in [1.0, 10] {
            let gamma = try ArrivalSpec(.trace(trace), rateScale: scale, window: 0..<12_000)
            #expect(abs(Moments(gamma.requests().distances).variation - 2) < 0.2)
            let weibull = try ArrivalSpec(.trace(trace), rateScale: scale, window: 12_000..<18_000)
            #expect(abs(Moments(weibull.requests().distances).variation - 2.236) < 0.35)
        }
    }

    @Test func `another client does not move the first one's requests`() throws {
        let alone = try ArrivalSpec(.trace(trace("0,a,2,1,Gamma,0.5,9\n"))).requests(seed: 9).map(
            \.arrivesAt)
        let both = try ArrivalSpec(.trace(trace("0,b,5,1,Gamma,2,9\n0,a,2,1,Gamma,0.5,9\n"))).requests(
            seed: 9)
        #expect(Set(alone).isSubset(of: Set(both.map(\.arrivesAt))))
        #expect(both.distances.allSatisfy { $0 >= 0 })
    }

    @Test func `windows pass faster at the same rates at a time scale`() throws {
        let trace = try trace("0,a,10,1,Gamma,1,9\n600,a,30,1,Gamma,1,9\n")
        let spec = try ArrivalSpec(.trace(trace), rateScale: 10, timeScale: 6)
        let counts = spec.counts(step: 100, count: 2)
        #expect(abs(counts[0] - 10_000) < 400)
        #expect(abs(counts[1] - 30_000) < 700)
        #expect(spec.requests().count == Int(counts[0] + counts[1]))
    }

    @Test func `clients that send next to nothing end a loop`() throws {
        let trace = try trace("0,a,0,1,Gamma,1,9\n600,a,1e-9,1,Gamma,1,9\n")
        #expect(try ArrivalSpec(.trace(trace), window: 0..<600, loops: true).requests(max: 1) == [])
    }

    @Test(arguments: [
        ("0,a,1,1,Gamma,1\n", "line 2: line is"),
        ("0,a,,1,Gamma,1,1\n", "requests_per_second is \"\""),
        ("0,a,1,1,Pareto,1,1\n", "distribution is \"Pareto\"; accepted: Gamma or Weibull"),
        ("0,a,1,1,Gamma,0,1\n", "shape is \"0\""),
        ("0,a,1,1,Weibull,0.01,1\n", "shape is \"0.01\""),
        ("0,,1,1,Gamma,1,1\n", "client is \"\""),
        ("0,a,1,1,Gamma,1,1\n0,a,1,1,Gamma,1,1\n", "line 3: client is \"a\""),
        ("0,a,1,1,Gamma,1,1\n600,a,1,1,Gamma,1,1\n1000,a,1,1,Gamma,1,1\n", "seconds is \"600.0\""),
        ("600,a,1,1,Gamma,1,1\n0,b,1,1,Gamma,1,1\n", "line 3: seconds is \"0\""),
        ("", "file is \"no clients\""),
    ])
    func `what cannot be read is named`(lines: String, expected: String) throws {
        let error = #expect(throws: TraceError.self) { try trace(lines) }
        #expect(error?.description.contains(expected) == true, "\(error?.description ?? "")")
    }
}
