import Simulation
import Testing

@Suite struct EngineProfileTests {
    @Test func `each profile is found by its accelerator and model`() {
        for profile in EngineProfile.all {
            #expect(EngineProfile.named(profile.accelerator, model: profile.model) == profile)
            #expect(!profile.source.isEmpty)
        }
        #expect(EngineProfile.all.count == 5)
        #expect(EngineProfile.named("h100", model: "gpt-9") == nil)
    }

    @Test func `a faster accelerator serves more and answers sooner`() throws {
        let request = Request(arrivesAt: 0, promptTokens: 1_155, outputTokens: 211)
        for model in ["llama-3-8b", "llama-2-70b"] {
            let fast = try #require(EngineProfile.named("h100", model: model))
            let slow = try #require(EngineProfile.named("a100", model: model))
            #expect(fast.engine.capacity(of: .conversation) > slow.engine.capacity(of: .conversation))
            #expect(fast.engine.unloadedSeconds(request) < slow.engine.unloadedSeconds(request))
        }
    }

    @Test func `the work of a request is the sum of its tokens'`() throws {
        let profile = try #require(EngineProfile.named("h100", model: "llama-3-8b"))
        let size = RequestSize(promptTokens: 1_000, outputTokens: 200)
        let sum = 1_000 * profile.promptSeconds + 200 * profile.outputSeconds(context: 1_100)
        #expect(abs(profile.engine.work(of: size) - sum) < 1e-12)
        #expect(profile.promptSeconds == 2.05e-5)
        // A 256th of a step's base, the sequence's own time, and its context's.
        let share = 6.9e-3 / 256 + 4.4e-6 + 1_100 * 7.6e-8
        #expect(abs(profile.outputSeconds(context: 1_100) - share) < 1e-15)
    }
}
