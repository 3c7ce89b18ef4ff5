import Measures
import Testing

@testable import Simulation

@Suite struct ArrivalSpecTests {
    private static let rate = "seconds,requests_per_second\n0,10\n100,20\n200,\n300,5\n"

    private func rateTrace() throws -> Trace { try Trace(csv: Self.rate, file: "a.rate.csv") }

    private static let processes = [
        "even", "poisson", "gamma:0.3", "gamma:3", "weibull:0.5", "weibull:2",
    ]

    @Test(arguments: processes)
    func `a renewal process follows the rate, and a gap keeps the last one`(text: String) throws {
        let spec = try ArrivalSpec(
            .trace(rateTrace()), process: ArrivalSpec.Process(text: text, field: "process"), rateScale: 20
        )
        let counts = (UInt64(1)...10).map { spec.counts(step: 100, count: 4, seed: $0) }
        guard case .renewal(let law) = spec.process else { return }
        for (step, rate) in [10.0, 20, 20, 5].enumerated() {
            let expected = rate * 20 * 100
            let mean = counts.reduce(0) { $0 + $1[step] } / 10
            // A renewal process's count varies as its variation times the square root of its mean.
            let deviation = law.variation * (expected / 10).squareRoot()
            #expect(
                abs(mean - expected) <= 1.5 + 4.5 * deviation, "step \(step): \(mean), expected \(expected)"
            )
        }
    }

    @Test(arguments: processes.dropFirst())
    func `distances in expected requests have the law's variation`(text: String) throws {
        let process = try ArrivalSpec.Process(text: text, field: "process")
        guard case .renewal(let law) = process else { return }
        let spec = try ArrivalSpec(.shape(.constant(7)), process: process)
        let moments = Moments(spec.requests(max: 40_000).distances)
        #expect(abs(moments.mean * 7 - 1) < 5 * law.variation / 200)
        #expect(abs(moments.variation / law.variation - 1) < (law.variation > 1 ? 0.12 : 0.03))
    }

    @Test(arguments: ["poisson", "gamma:2"])
    func `equal seeds bring equal requests, others do not`(text: String) throws {
        let spec = try ArrivalSpec(
            .trace(rateTrace()), process: ArrivalSpec.Process(text: text, field: "process"))
        #expect(spec.requests(seed: 5) == spec.requests(seed: 5))
        #expect(spec.requests(seed: 5) != spec.requests(seed: 6))
    }

    @Test func `other lengths move neither the times nor the work`() throws {
        let histogram = try LengthHistogram(
            bytes: TraceFixture.bytes("servegen-mm-image.lengths.csv"),
            file: "servegen-mm-image.lengths.csv")
        let fixed = try ArrivalSpec(.trace(rateTrace()), lengths: .fixed(.plain)).requests()
        let drawn = try ArrivalSpec(.trace(rateTrace()), lengths: .histogram(histogram)).requests()
        #expect(fixed.map(\.arrivesAt) == drawn.map(\.arrivesAt))
        #expect(fixed.map(\.work) == drawn.map(\.work))
        #expect(fixed.map(\.promptTokens) != drawn.map(\.promptTokens))
    }

    @Test func `another process moves neither the lengths nor the work`() throws {
        let sample = try #require(LengthSample(TraceFixture.trace("azure-conv.requests.csv")))
        let poisson = try ArrivalSpec(.trace(rateTrace()), lengths: .drawn(sample)).requests(max: 500)
        let gamma = try ArrivalSpec(
            .trace(rateTrace()), process: .renewal(.gamma(variation: 4)), lengths: .drawn(sample)
        ).requests(max: 500)
        #expect(poisson.map(\.promptTokens) == gamma.map(\.promptTokens))
        #expect(poisson.map(\.work) == gamma.map(\.work))
        #expect(poisson.map(\.arrivesAt) != gamma.map(\.arrivesAt))
    }

    @Test func `each purpose draws from the stream of its name`() throws {
        let sample = try #require(LengthSample(TraceFixture.trace("azure-conv.requests.csv")))
        let spec = try ArrivalSpec(.shape(.constant(2)), process: .poisson, lengths: .drawn(sample))
        var (times, works, lengths) = (
            RandomStreams(seed: 1).stream("arrivals"), RandomStreams(seed: 1).stream("work"),
            RandomStreams(seed: 1).stream("lengths")
        )
        var before = 0.0
        for request in spec.requests(seed: 1, max: 50) {
            #expect(abs(request.arrivesAt - before - times.exponentialDraw() / 2) < 1e-9)
            #expect(request.work == works.unitDraw())
            #expect(request.promptTokens == sample.draw(using: &lengths).promptTokens)
            before = request.arrivesAt
        }
    }

    @Test func `work is a uniform number between 0 and 1`() throws {
        let works = try ArrivalSpec(.shape(.constant(1))).requests(max: 20_000).map(\.work).sorted()
        #expect(works.first ?? 0 > 0)
        #expect(works.last ?? 1 < 1)
        // Kolmogorov's distance times √20,000: 1.95 is passed once in a thousand.
        let distance = works.enumerated().map { abs($0.element - Double($0.offset) / 20_000) }.max() ?? 1
        #expect(distance < 0.0138)
    }

    @Test func `a window is a part of the whole, and ends`() throws {
        let trace = try TraceFixture.trace("azure-conv.requests.csv")
        guard case .requests(let all) = trace.content else { return }
        let spec = try ArrivalSpec(.trace(trace), window: 10..<40)
        let expected = all.filter { $0.arrivesAt >= 10 && $0.arrivesAt < 40 }
        #expect(spec.requests().map { $0.arrivesAt + 10 } == expected.map { $0.arrivesAt - 10 + 10 })
        #expect(spec.requests().map(\.outputTokens) == expected.map(\.outputTokens))
    }

    @Test func `windows side by side bring every request once`() throws {
        let trace = try TraceFixture.trace("azure-code.requests.csv")
        guard case .requests(let all) = trace.content else { return }
        let edges = [0, 7.5, 20, 20.5, 90, trace.spanSeconds]
        let counts = try zip(edges, edges.dropFirst()).map { low, high in
            try ArrivalSpec(.trace(trace), window: low..<high).requests().count
        }
        #expect(counts.reduce(0, +) == all.count)
    }

    @Test func `a rate at a time scale passes faster at the same rate`() throws {
        let spec = try ArrivalSpec(.trace(rateTrace()), process: .even, timeScale: 10)
        #expect(spec.playedSeconds == 40)
        // A request at the very end of a step may fall to either side.
        for (count, expected) in zip(spec.counts(step: 10, count: 4), [100.0, 200, 200, 50]) {
            #expect(abs(count - expected) <= 1)
        }
    }

    @Test func `a shape at a time scale passes faster at the same rate`() throws {
        let ramp = try Shape(text: "ramp:0@0s,60@60s", field: "load")
        let spec = try ArrivalSpec(.shape(ramp), rateScale: 10, timeScale: 6, window: 0..<60)
        // Ten seconds from 0 to 600 a second: 30 · t² until t.
        let counts = spec.counts(step: 2, count: 5)
        for (step, count) in counts.enumerated() { #expect(abs(count - 120 * Double(2 * step + 1)) <= 1) }
    }

    @Test func `requests at a time scale come at the same rate, thinned`() throws {
        let trace = try TraceFixture.trace("azure-conv.requests.csv")
        let spec = try ArrivalSpec(.trace(trace), timeScale: 4)
        let counts = (UInt64(1)...40).map { Double(spec.requests(seed: $0).count) }
        // 400 requests, each with chance 1/4: 100, and a mean of 40 runs within 4 · 8.7 / √40.
        #expect(abs(counts.reduce(0, +) / 40 - 100) < 5.5)
        #expect(abs(spec.playedSeconds - trace.spanSeconds / 4) < 1e-9)
    }

    @Test func `a loop goes on where the window began`() throws {
        let spec = try ArrivalSpec(.trace(rateTrace()), process: .even, window: 100..<200, loops: true)
        let times = spec.requests(max: 4_001).map(\.arrivesAt)
        // The last of the round is the end of the next; rounding decides which.
        #expect(abs(times[2_000] - 100.05) < 1e-6)
        #expect(abs(times[4_000] - 200.05) < 1e-6)
    }

    @Test func `a loop of next to nothing ends instead of looking forever`() throws {
        let trace = try Trace(csv: "seconds,requests_per_second\n0,1e-12\n10,0\n", file: "a.csv")
        #expect(try ArrivalSpec(.trace(trace), process: .even, loops: true).requests(max: 1) == [])
        let rare = try ArrivalSpec(.trace(trace), process: .even, rateScale: 1e6, loops: true).requests(max: 1)
        #expect(abs((rare.first?.arrivesAt ?? 0) / 2e6 - 1) < 1e-4)
    }

    @Test(arguments: [
        (10.0..<5_000, 1.0, 1.0), (-1..<10, 1, 1), (0..<10, 0, 1), (0..<10, .nan, 1), (0..<10, 1, 0),
        (0..<10, 1, .infinity), (0..<10, 1e7, 1),
    ])
    func `what does not fit is refused`(window: Range<Double>, rateScale: Double, timeScale: Double)
        throws
    {
        let trace = try rateTrace()
        #expect(throws: LoadError.self) {
            try ArrivalSpec(.trace(trace), rateScale: rateScale, timeScale: timeScale, window: window)
        }
    }

    @Test func `a shape may have no end, or one within centuries`() throws {
        #expect(try ArrivalSpec(.shape(.constant(1)), window: 5..<(.infinity)).playedSeconds == .infinity)
        #expect(throws: LoadError.self) { try ArrivalSpec(.shape(.constant(1)), window: 0..<1e11) }
        #expect(throws: LoadError.self) { try ArrivalSpec(.trace(rateTrace()), window: 0..<(.infinity)) }
    }

    @Test func `a process that its source cannot have is refused`() throws {
        let trace = try rateTrace()
        #expect(throws: LoadError.self) { try ArrivalSpec(.trace(trace), process: .recorded) }
        #expect(throws: LoadError.self) { try ArrivalSpec(.shape(.constant(1)), process: .recorded) }
        #expect(throws: LoadError.self) { try ArrivalSpec(.shape(.constant(1)), growth: .apart) }
    }

    @Test(arguments: [
        "", "gamma", "gamma:0", "gamma:nan", "weibull:101", "poisson:1", "even:", "x:1",
    ])
    func `a process that cannot be read is refused`(text: String) {
        #expect(throws: LoadError.self) { try ArrivalSpec.Process(text: text, field: "process") }
    }
}
