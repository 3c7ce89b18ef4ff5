import Foundation
import Measures
import Simulation
import Testing

/// The running engine against what others measured; the larger tables are SimulatorBench's.
@Suite struct PublishedFiguresTests {
    private func batching(_ profile: EngineProfile, _ change: (inout BatchingSpec) -> Void) throws
        -> EngineSpec
    {
        guard case .batching(var spec) = profile.engine.server else { throw CancellationError() }
        change(&spec)
        return .batching(spec)
    }

    /// Seconds between tokens of `batch` sequences that began together.
    private func interToken(_ spec: EngineSpec, batch: Int, prompt: Int, output: Int) -> Double {
        var trial = EngineTrial(spec)
        var sum = 0.0
        for _ in 0..<batch {
            trial.offer(Request(arrivesAt: 0, promptTokens: prompt, outputTokens: output))
        }
        trial.finish { sum += $0.interToken ?? 0 }
        return sum / Double(batch)
    }

    @Test(arguments: [1, 2, 4, 8, 16, 32, 64, 96, 128])
    func `llama 8B on an H100 writes a token every 6.958 + 0.042 B ms at 512 tokens of context`(
        batch: Int
    ) throws {
        let profile = try #require(EngineProfile.named("h100", model: "llama-3-8b"))
        // All prompts in one step, so that the batch is as large as it says for every token; 448 + 128/2 = 512.
        let spec = try batching(profile) { $0.stepTokensMax = 100_000 }
            .chunked(100_000)
        let seconds = interToken(spec, batch: batch, prompt: 448, output: 128)
        let published = 6.958e-3 + 0.042e-3 * Double(batch)
        #expect(abs(seconds / published - 1) < 0.05)
    }

    @Test(arguments: [
        ("h100", 1, 30.6), ("h100", 8, 32.5), ("h100", 16, 34.2), ("h100", 32, 38.6),
        ("h100", 64, 50.2),
        ("a100", 1, 45), ("a100", 8, 46.5), ("a100", 16, 50.4), ("a100", 32, 53), ("a100", 64, 71.6),
    ])
    func `llama 70B writes as SplitwiseSim's table says`(
        accelerator: String, batch: Int, published: Double
    ) throws {
        let profile = try #require(EngineProfile.named(accelerator, model: "llama-2-70b"))
        let spec = try batching(profile) { $0.stepTokensMax = 8_192 }
            .chunked(8_192)
        let milliseconds = 1e3 * interToken(spec, batch: batch, prompt: 64, output: 65)
        #expect(abs(milliseconds / published - 1) < 0.1)
    }

    @Test(arguments: [
        ("h100", 512, 54.0), ("h100", 1_024, 78), ("h100", 2_048, 134), ("h100", 4_096, 376),
        ("h100", 8_192, 832),
        ("a100", 512, 93), ("a100", 1_024, 161), ("a100", 2_048, 283), ("a100", 4_096, 708),
        ("a100", 8_192, 1_781),
    ])
    func `llama 70B reads as SplitwiseSim's table says`(
        accelerator: String, tokens: Int, published: Double
    ) throws {
        let profile = try #require(EngineProfile.named(accelerator, model: "llama-2-70b"))
        let spec = try batching(profile) {
            $0.stepTokensMax = 8_192
            $0.overhead = .none
        }.chunked(8_192)
        var trial = EngineTrial(spec)
        var first = 0.0
        trial.offer(Request(arrivesAt: 0, promptTokens: tokens, outputTokens: 1))
        trial.finish { first = $0.firstTokenAt }
        #expect(abs(1e3 * first / published - 1) < 0.1)
    }

    @Test(arguments: [
        ("h100", 11, 14.0), ("h100", 15, 20), ("h100", 18, 34), ("a100", 5.6, 27), ("a100", 7, 44),
    ])
    func `the derived capacities hold under poisson arrivals`(
        accelerator: String, rate: Double, published: Double
    ) throws {
        let profile = try #require(EngineProfile.named(accelerator, model: "llama-3-8b"))
        var gaps: [Double] = []
        for seed in 1...3 as ClosedRange<UInt64> {
            var stream = RandomStreams(seed: seed).stream("arrivals")
            var trial = EngineTrial(profile.engine)
            var at = 0.0
            func each(_ answer: EngineTrial.Answer) {
                if answer.request.arrivesAt > 120, let gap = answer.interToken { gaps.append(gap) }
            }
            while at < 600 {
                at -= log(1 - Double.random(in: 0..<1, using: &stream)) / rate
                trial.offer(Request(arrivesAt: at, promptTokens: 1_155, outputTokens: 211), each: each)
            }
            #expect(trial.refused == 0)
        }
        let milliseconds = 1e3 * gaps.reduce(0, +) / Double(gaps.count)
        #expect(abs(milliseconds / published - 1) < 0.1, "\(milliseconds) ms")
    }
}

extension EngineSpec {
    /// With prompts read in chunks of at most so many tokens.
    fileprivate func chunked(_ tokens: Int) -> EngineSpec {
        guard case .batching(var spec) = server else { return self }
        spec.chunkTokensMax = tokens
        return .batching(spec)
    }
}
