import Measures
import Testing

@testable import Simulation

@Suite struct EngineTests {
    private func spec(sequences: Int = 8, cache: Int = 10_000, waiting: Int = 100) -> EngineSpec {
        let law = LinearStepTime(base: 0.01, perPromptToken: 1e-4, perSequence: 0, perContextToken: 0)
        let batching = BatchingSpec(
            stepTime: .linear(law), sequencesMax: sequences, stepTokensMax: 1_000, cacheTokensMax: cache,
            overhead: .none)
        return EngineSpec(
            .batching(batching), waitingMax: waiting, idleCores: 0, busyCores: 1, coresPerRequest: 0)
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
        engine.accept(request(0, 500, 11), outcomes: &ignored)
        let seen = outcomes(&engine, until: 10)
        #expect(seen.map(\.kind) == [.firstToken, .completed])
        #expect(abs(seen[0].at - 0.06) < 1e-9)
        #expect(abs(seen[1].at - 0.16) < 1e-9)
        #expect(seen[1].firstTokenAt == seen[0].at)
        #expect(engine.counters.promptTokens == 500)
        #expect(engine.counters.generationTokens == 11)
        #expect(abs(engine.counters.busySeconds - 0.16) < 1e-9)
        #expect(abs(engine.counters.coreSeconds - 0.16) < 1e-9)
    }

    @Test func `a prompt shares its step with the running sequences`() {
        var engine = Engine(spec(), at: 0)
        var seen: [Engine.Outcome] = []
        engine.accept(request(0, 0, 101), outcomes: &seen)
        engine.advance(to: 0.5, outcomes: &seen)
        engine.accept(request(0.5, 900, 1), outcomes: &seen)
        seen += outcomes(&engine, until: 10)
        // 50 tokens before; one in the 0.1 s of the other's prompt; 50 after it.
        let long = seen.first { $0.kind == .completed && $0.request.outputTokens == 101 }
        #expect(abs((long?.at ?? 0) - 1.1) < 1e-6)
    }

    @Test func `several prompts share a step as far as its tokens go`() {
        var engine = Engine(spec(), at: 0)
        var seen: [Engine.Outcome] = []
        engine.accept(request(0, 1, 1), outcomes: &seen)
        for _ in 0..<3 { engine.accept(request(0, 450, 1), outcomes: &seen) }
        engine.advance(to: 10, outcomes: &seen)
        let firsts = seen.filter { $0.kind == .firstToken }.map(\.at)
        // Alone, 1,000 tokens of three prompts, and the rest of the third.
        for (ours, expected) in zip(firsts, [0.0101, 0.1201, 0.1201, 0.1651]) {
            #expect(abs(ours - expected) < 1e-9)
        }
    }

    @Test func `a full batch makes the next one wait`() {
        var engine = Engine(spec(sequences: 2), at: 0)
        var seen: [Engine.Outcome] = []
        for _ in 0..<3 { engine.accept(request(0, 0, 100), outcomes: &seen) }
        engine.advance(to: 0.5, outcomes: &seen)
        #expect(engine.runningCount == 2)
        #expect(engine.waitingCount == 1)
        engine.advance(to: 1.5, outcomes: &seen)
        #expect(engine.runningCount == 1)
        #expect(engine.waitingCount == 0)
    }

    @Test func `the cache holds admission back, and is full as its blocks say`() {
        var engine = Engine(spec(cache: 1_000), at: 0)
        var seen: [Engine.Outcome] = []
        engine.accept(request(0, 500, 100), outcomes: &seen)
        engine.accept(request(0, 500, 100), outcomes: &seen)
        engine.advance(to: 0.0601, outcomes: &seen)
        #expect(engine.waitingCount == 1)
        #expect(engine.cacheUsage == 32.0 / 62)
    }

    @Test func `what could never fit, and what finds the queue full, is refused`() {
        var engine = Engine(spec(sequences: 1, cache: 1_000, waiting: 1), at: 0)
        var seen: [Engine.Outcome] = []
        engine.accept(request(0, 1_000, 1), outcomes: &seen)
        #expect(seen.map(\.kind) == [.refused])
        engine.accept(request(0, 10, 10), outcomes: &seen)
        engine.accept(request(0, 10, 10), outcomes: &seen)
        #expect(seen.count == 1)
        engine.accept(request(0, 10, 10), outcomes: &seen)
        #expect(seen.map(\.kind) == [.refused, .refused])
        #expect(engine.outstanding == 2)
    }

    @Test func `the api server delays the queue and the answer`() {
        let profile = EngineProfile.llama8BOnH100
        var engine = Engine(profile.engine, at: 0)
        var seen: [Engine.Outcome] = []
        engine.accept(request(0, 90, 2), outcomes: &seen)
        engine.advance(to: 0.015, outcomes: &seen)
        #expect(engine.outstanding == 1)
        #expect(engine.waitingCount == 0)
        #expect(engine.runningCount == 0)
        engine.advance(to: 1, outcomes: &seen)
        #expect(abs(seen[0].at - (15.6e-3 + 6.9044e-3)) < 1e-9)
        #expect(abs(seen[1].at - seen[0].at - (6.9044e-3 + 91 * 7.6e-8 + 0.78e-3 + 2 * 46e-6)) < 1e-9)
    }

    @Test func `a slow server takes longer from the next step on`() {
        var engine = Engine(spec(), at: 0)
        var seen: [Engine.Outcome] = []
        engine.accept(request(0, 0, 100), outcomes: &seen)
        engine.advance(to: 0.505, outcomes: &seen)
        engine.setSlowdown(3)
        engine.advance(to: 10, outcomes: &seen)
        // 51 steps of 10 ms, then 49 of 30 ms.
        #expect(abs((seen.last?.at ?? 0) - 1.98) < 1e-9)
    }

    @Test func `a plain server uses its cores by the share of busy workers`() {
        let spec = EngineSpec.plain(workers: 4, cores: 1, coreSecondsPerRequest: 0.05)
        var engine = Engine(spec, at: 0)
        var seen: [Engine.Outcome] = []
        engine.accept(request(0, 0, 1), outcomes: &seen)
        #expect(engine.cores == 0.25)
        engine.advance(to: 1, outcomes: &seen)
        #expect(seen.map(\.kind) == [.firstToken, .completed])
        #expect(abs((seen.last?.at ?? 0) - 0.2) < 1e-9)
        #expect(abs(engine.counters.coreSeconds - 0.05) < 1e-9)
        #expect(abs(engine.counters.workSeconds - 0.05) < 1e-9)
    }

    @Test func `looking ahead changes nothing`() {
        var engine = Engine(spec(), at: 0)
        var seen: [Engine.Outcome] = []
        engine.accept(request(0, 0, 101), outcomes: &seen)
        engine.advance(to: 0.2, outcomes: &seen)
        let before = engine.counters
        #expect(engine.moved(to: 0.505).counters.generationTokens == 50)
        #expect(abs(engine.moved(to: 0.505).counters.busySeconds - 0.505) < 1e-9)
        #expect(engine.counters == before)
    }
}
