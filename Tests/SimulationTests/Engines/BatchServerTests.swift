import Measures
import Testing

@testable import Simulation

/// Random small engines, short of seats, of tokens in a step and of cache; by seed.
struct RandomEngine {
    var spec: BatchingSpec
    var requests: [Request]
    var slowdowns: [(at: Double, factor: Double)] = []

    init(seed: UInt64, count: Int = 150, chunked: Bool = true) {
        var stream = RandomStreams(seed: seed).stream("random engine")
        let law = LinearStepTime(
            base: .random(in: 0.005..<0.02, using: &stream),
            perPromptToken: .random(in: 1e-5..<1e-4, using: &stream),
            freePromptTokens: .random(in: 0...100, using: &stream), perSequence: 1e-5,
            perContextToken: .random(in: 0..<1e-6, using: &stream))
        let table = StepTimeTable(
            writing: Interpolation([1: 0.01, 4: 0.012, 16: 0.03]),
            reading: Interpolation([1: 0.01, 200: 0.04]),
            mixedFactor: 1.1)
        let budget = Int.random(in: 24...256, using: &stream)
        spec = BatchingSpec(
            stepTime: seed.isMultiple(of: 4) ? .table(table) : .linear(law),
            sequencesMax: .random(in: 1...16, using: &stream), stepTokensMax: budget,
            chunkTokensMax: chunked ? .random(in: 8...budget, using: &stream) : nil,
            cacheTokensMax: .random(in: 600...2_500, using: &stream), watermark: 0.01,
            overhead: seed.isMultiple(of: 3) ? .none : .measured)
        let gap = Double.random(in: 0.05..<1.2, using: &stream)
        var at = 0.0
        requests = []
        for _ in 0..<count {
            at += gap * .random(in: 0..<2, using: &stream)
            requests.append(
                Request(
                    arrivesAt: at, promptTokens: .random(in: 0...250, using: &stream),
                    outputTokens: .random(in: 1...200, using: &stream),
                    work: .random(in: 0..<1, using: &stream)))
        }
        if seed.isMultiple(of: 2) { slowdowns = [(at * 0.3, 2.5), (at * 0.7, 1)] }
    }

    var engine: EngineSpec {
        EngineSpec(.batching(spec), waitingMax: .max, idleCores: 0, busyCores: 1, coresPerRequest: 0.1)
    }

    /// Runs it, and lets time pass in steps of `stride` at most.
    func run(stride: Double = .infinity) -> (engine: Engine, outcomes: [Engine.Outcome]) {
        var engine = Engine(engine, at: 0)
        var outcomes: [Engine.Outcome] = []
        var inputs =
            requests.map { ($0.arrivesAt, Optional($0), 1.0) } + slowdowns.map { ($0.at, nil, $0.factor) }
        inputs.sort { $0.0 < $1.0 }
        for (at, request, factor) in inputs {
            while engine.now + stride < at {
                engine.advance(to: engine.now + stride, outcomes: &outcomes)
            }
            engine.advance(to: at, outcomes: &outcomes)
            if let request {
                engine.accept(request, outcomes: &outcomes)
            } else {
                engine.setSlowdown(factor)
            }
        }
        while let next = engine.nextAt {
            engine.advance(to: min(next, engine.now + stride), outcomes: &outcomes)
        }
        return (engine, outcomes)
    }
}

@Suite struct BatchServerTests {
    @Test(arguments: (1...60).map { UInt64($0) })
    func `jumping over steps is stepping one by one`(seed: UInt64) {
        let random = RandomEngine(seed: seed)
        var stepped = SteppedServer(random.spec)
        stepped.slowdowns = random.slowdowns
        stepped.serve(random.requests)
        let (engine, outcomes) = random.run()
        let lines = outcomes.filter { $0.kind == .completed }.map {
            SteppedServer.Line(arrivesAt: $0.request.arrivesAt, firstTokenAt: $0.firstTokenAt, at: $0.at)
        }.sorted { $0.arrivesAt < $1.arrivesAt }
        let expected = stepped.lines.sorted { $0.arrivesAt < $1.arrivesAt }
        #expect(lines.count == random.requests.count)
        #expect(lines.map(\.arrivesAt) == expected.map(\.arrivesAt))
        for (ours, theirs) in zip(lines, expected) {
            #expect(abs(ours.firstTokenAt - theirs.firstTokenAt) < 1e-7, "seed \(seed)")
            #expect(abs(ours.at - theirs.at) < 1e-7, "seed \(seed)")
        }
        #expect(engine.counters.steps == stepped.steps)
        #expect(engine.counters.preemptions == stepped.preemptions)
        #expect(engine.counters.generationTokens == Double(stepped.tokens))
        #expect(stepped.blocksPeak <= random.spec.blocksMax)
    }

    @Test func `the random engines are short of cache, or the tests above say little`() {
        let preemptions = (1...60).map { RandomEngine(seed: $0).run().engine.counters.preemptions }
        #expect(preemptions.count { $0 > 0 } > 20)
    }

    @Test(arguments: (61...90).map { UInt64($0) })
    func `how often time is let pass changes nothing`(seed: UInt64) {
        let random = RandomEngine(seed: seed)
        let (once, outcomes) = random.run()
        for stride in [0.003, 0.7] {
            let (often, same) = random.run(stride: stride)
            #expect(same.map(\.at) == outcomes.map(\.at))
            #expect(often.counters == once.counters)
        }
    }

    @Test(arguments: (91...120).map { UInt64($0) })
    func `no request is lost or made up, and each token is counted once`(seed: UInt64) {
        let random = RandomEngine(seed: seed)
        var engine = Engine(random.engine, at: 0)
        var outcomes: [Engine.Outcome] = []
        for (number, request) in random.requests.enumerated() {
            engine.advance(to: request.arrivesAt, outcomes: &outcomes)
            engine.accept(request, outcomes: &outcomes)
            let answered = outcomes.count { $0.kind == .completed }
            #expect(number + 1 == answered + engine.outstanding)
            var seen = 0
            engine.eachRequest { _, _ in seen += 1 }
            #expect(seen == engine.outstanding)
            #expect((0...1).contains(engine.moved(to: engine.now).cacheUsage ?? -1))
        }
        while let next = engine.nextAt { engine.advance(to: next, outcomes: &outcomes) }
        let answers = outcomes.filter { $0.kind == .completed }
        #expect(Set(answers.map(\.request)) == Set(random.requests))
        #expect(outcomes.count == 2 * random.requests.count)
        #expect(engine.outstanding == 0)
        #expect(engine.cacheUsage == 0)
        let tokens = random.requests.reduce(0) { $0 + $1.outputTokens }
        let prompts = random.requests.reduce(0) { $0 + $1.promptTokens }
        #expect(engine.counters.generationTokens == Double(tokens))
        #expect(engine.counters.promptTokens == Double(prompts))
        #expect(outcomes.map(\.at) == outcomes.map(\.at).sorted())
    }

    @Test(arguments: (121...150).map { UInt64($0) })
    func `first tokens come in the order of arrival where nobody is put back`(seed: UInt64) {
        var random = RandomEngine(seed: seed, chunked: false)
        random.spec.cacheTokensMax = 100_000
        let (engine, outcomes) = random.run()
        #expect(engine.counters.preemptions == 0)
        let firsts = outcomes.filter { $0.kind == .firstToken }.map(\.request.arrivesAt)
        #expect(firsts == firsts.sorted())
    }

    @Test(arguments: (151...170).map { UInt64($0) })
    func `request-seconds are the sum of latencies, as Little's law says`(seed: UInt64) {
        let random = RandomEngine(seed: seed)
        var trial = EngineTrial(random.engine)
        var latencies = 0.0
        for request in random.requests { trial.offer(request) { latencies += $0.latency } }
        trial.finish { latencies += $0.latency }
        #expect(trial.answered == random.requests.count)
        #expect(abs(trial.requestSeconds - latencies) < 1e-9 * latencies)
    }

    @Test func `one that was put back is read again, and writes each token once`() {
        let law = LinearStepTime(base: 0.01, perPromptToken: 0, perSequence: 0, perContextToken: 0)
        let spec = BatchingSpec(
            stepTime: .linear(law), cacheTokensMax: 16 * 10, watermark: 0, overhead: .none)
        var engine = Engine(.batching(spec), at: 0)
        var outcomes: [Engine.Outcome] = []
        // Four blocks each at first; the younger must go when both need a sixth.
        for _ in 0..<2 {
            engine.accept(Request(arrivesAt: 0, promptTokens: 60, outputTokens: 60), outcomes: &outcomes)
        }
        engine.advance(to: 0.25, outcomes: &outcomes)
        #expect(engine.waitingCount == 1)
        #expect(engine.counters.preemptions == 1)
        engine.advance(to: 10, outcomes: &outcomes)
        #expect(engine.counters.generationTokens == 120)
        #expect(engine.counters.promptTokens == 120)
        #expect(engine.counters.rereadTokens == 80)
        #expect(outcomes.count { $0.kind == .firstToken } == 2)
        let answers = outcomes.filter { $0.kind == .completed }.map(\.at)
        #expect(abs(answers[0] - 0.6) < 1e-9)
        // 20 tokens were out; it waited for the older one, and read 80 tokens in a step that gave the 21st.
        #expect(abs(answers[1] - 1.0) < 1e-9)
    }
}
