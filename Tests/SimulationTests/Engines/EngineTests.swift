import Measures
import Testing

@testable import Simulation

@Suite struct EngineTests {
    private let step = StepTime(
        base: 0.01, perSequence: 0, perPromptToken: 1e-4, freePromptTokens: 0, chunkTokensMax: 1_000)

    private func spec(slots: Int = 8, cache: Int? = 10_000, waiting: Int = 100) -> EngineSpec {
        EngineSpec(
            stepTime: step, slots: slots, cacheTokensMax: cache, waitingMax: waiting,
            idleCores: 0, busyCores: 1, coresPerRequest: 0)
    }

    private func outcomes(_ engine: inout Engine, until end: Double) -> [Engine.Outcome] {
        var outcomes: [Engine.Outcome] = []
        engine.advance(to: end, outcomes: &outcomes)
        return outcomes
    }

    private func request(_ at: Double, _ prompt: Int, _ output: Int) -> Request {
        Request(arrivesAt: at, promptTokens: prompt, outputTokens: output)
    }

    @Test func `a lone request takes its prompt's step and then a step a token`() {
        var engine = Engine(spec(), at: 0)
        var ignored: [Engine.Outcome] = []
        #expect(engine.accept(request(0, 500, 11), outcomes: &ignored))
        let seen = outcomes(&engine, until: 10)
        #expect(seen.map(\.kind) == [.firstToken, .completed])
        #expect(abs(seen[0].at - 0.06) < 1e-9)
        #expect(abs(seen[1].at - 0.16) < 1e-9)
        #expect(engine.counters.promptTokens == 500)
        #expect(abs(engine.counters.generationTokens - 11) < 1e-6)
        #expect(abs(engine.counters.busySeconds - 0.16) < 1e-9)
        #expect(abs(engine.counters.coreSeconds - 0.16) < 1e-9)
    }

    @Test func `a prompt slows the running sequences to a token a step`() {
        var engine = Engine(spec(), at: 0)
        var seen: [Engine.Outcome] = []
        _ = engine.accept(request(0, 0, 101), outcomes: &seen)
        engine.advance(to: 0.5, outcomes: &seen)
        _ = engine.accept(request(0.5, 900, 1), outcomes: &seen)
        seen += outcomes(&engine, until: 10)
        // 50 tokens before; one in the 0.1 s of the other's prompt; 50 after it.
        let long = seen.first { $0.kind == .completed && $0.request.outputTokens == 101 }
        #expect(abs((long?.at ?? 0) - 1.1) < 1e-6)
    }

    @Test func `a full batch makes the next one wait`() {
        var engine = Engine(spec(slots: 2), at: 0)
        var seen: [Engine.Outcome] = []
        for _ in 0..<3 { _ = engine.accept(request(0, 0, 100), outcomes: &seen) }
        #expect(engine.runningCount == 2)
        #expect(engine.waitingCount == 1)
        engine.advance(to: 1.5, outcomes: &seen)
        #expect(engine.runningCount == 1)
        #expect(engine.waitingCount == 0)
    }

    @Test func `the cache holds admission back, and is full as its tokens say`() {
        var engine = Engine(spec(cache: 1_000), at: 0)
        var seen: [Engine.Outcome] = []
        _ = engine.accept(request(0, 500, 100), outcomes: &seen)
        _ = engine.accept(request(0, 500, 100), outcomes: &seen)
        engine.advance(to: 0.0601, outcomes: &seen)
        #expect(engine.waitingCount == 1)
        #expect(abs((engine.cacheUsage ?? 0) - 0.501) < 1e-4)
    }

    @Test func `what could never fit, and what finds the queue full, is refused`() {
        var engine = Engine(spec(slots: 1, cache: 1_000, waiting: 1), at: 0)
        var seen: [Engine.Outcome] = []
        #expect(!engine.accept(request(0, 1_000, 1), outcomes: &seen))
        #expect(engine.accept(request(0, 10, 10), outcomes: &seen))
        #expect(engine.accept(request(0, 10, 10), outcomes: &seen))
        #expect(!engine.accept(request(0, 10, 10), outcomes: &seen))
    }

    @Test func `a plain server uses its cores by the share of busy workers`() {
        let spec = EngineSpec.plain(workers: 4, cores: 1, coreSecondsPerRequest: 0.05)
        var engine = Engine(spec, at: 0)
        var seen: [Engine.Outcome] = []
        _ = engine.accept(request(0, 0, 1), outcomes: &seen)
        #expect(engine.cores == 0.25)
        engine.advance(to: 1, outcomes: &seen)
        #expect(seen.map(\.kind) == [.firstToken, .completed])
        #expect(abs((seen.last?.at ?? 0) - 0.2) < 1e-9)
        #expect(abs(engine.counters.coreSeconds - 0.05) < 1e-9)
    }

    @Test func `looking ahead changes nothing`() {
        var engine = Engine(spec(), at: 0)
        var seen: [Engine.Outcome] = []
        _ = engine.accept(request(0, 0, 101), outcomes: &seen)
        #expect(abs(engine.moved(to: 0.5).counters.generationTokens - 50) < 1e-6)
        #expect(engine.counters.generationTokens == 0)
    }

    @Test(arguments: [1, 2, 3] as [UInt64])
    func `no request is lost or made up, and the reserve ends at nothing`(seed: UInt64) {
        var stream = RandomStreams(seed: seed).stream("requests")
        var engine = Engine(spec(cache: 5_000, waiting: 20), at: 1e6)
        var seen: [Engine.Outcome] = []
        var accepted = 0
        var now = 1e6
        for _ in 0..<2_000 {
            now += Double.random(in: 0..<0.2, using: &stream)
            engine.advance(to: now, outcomes: &seen)
            let size = request(now, .random(in: 0..<800, using: &stream), .random(in: 1..<60, using: &stream))
            if engine.accept(size, outcomes: &seen) { accepted += 1 }
            let completed = engine.counters.completed
            #expect(accepted == completed + engine.outstanding)
        }
        engine.advance(to: now + 1_000, outcomes: &seen)
        #expect(seen.count { $0.kind == .completed } == accepted)
        #expect(engine.outstanding == 0)
        #expect(abs(engine.cacheUsage ?? 1) < 1e-6)
        let tokens = seen.filter { $0.kind == .completed }.reduce(0) { $0 + $1.request.outputTokens }
        #expect(abs(engine.counters.generationTokens - Double(tokens)) < 0.01)
    }
}
