import Foundation
import Measures
import Simulation

/// Figures that others published, and what the running engine gives.
enum Published {
    struct Row: Sendable {
        var group: String
        var x: Double
        var published: Double
        var measured: Double
    }

    static func report() {
        print("                                             x  published   measured  difference")
        for row in rows() {
            print(
                row.group.padding(toLength: 40, withPad: " ", startingAt: 0), SimulatorBench.text(row.x, 1, width: 5),
                SimulatorBench.text(row.published, 1), SimulatorBench.text(row.measured, 2),
                SimulatorBench.text((row.measured / row.published - 1) * 100, 1, width: 9) + " %")
        }
    }

    static func rows() -> [Row] {
        line() + writing() + reading() + capacities()
    }

    /// Source: llm-d workload-variant-autoscaler, docs/tutorials/demo.md.
    static func line() -> [Row] {
        [1, 2, 4, 8, 16, 32, 48, 64, 96, 128].map { batch in
            Row(
                group: "8B h100, ms a token by batch", x: Double(batch), published: 6.958 + 0.042 * Double(batch),
                measured: interToken(EngineProfile.all[0], batch: batch, prompt: 448, output: 128))
        }
    }

    /// Source: SplitwiseSim, data/perf_model.csv, medians, TP8.
    static func writing() -> [Row] {
        let tables: [(String, [(Int, Double)])] = [
            ("h100", [(1, 30.6), (8, 32.5), (16, 34.2), (32, 38.6), (64, 50.2)]),
            ("a100", [(1, 45), (8, 46.5), (16, 50.4), (32, 53), (64, 71.6)]),
        ]
        return tables.flatMap { accelerator, rows in
            rows.compactMap { batch, published in
                EngineProfile.named(accelerator, model: "llama-2-70b").map {
                    Row(
                        group: "70B \(accelerator), ms a token by batch", x: Double(batch), published: published,
                        measured: interToken($0, batch: batch, prompt: 64, output: 65))
                }
            }
        }
    }

    /// Source: as `writing`.
    static func reading() -> [Row] {
        let tables: [(String, [(Int, Double)])] = [
            ("h100", [(512, 54), (1_024, 78), (2_048, 134), (4_096, 376), (8_192, 832)]),
            ("a100", [(512, 93), (1_024, 161), (2_048, 283), (4_096, 708), (8_192, 1_781)]),
        ]
        return tables.flatMap { accelerator, rows in
            rows.compactMap { tokens, published -> Row? in
                guard let profile = EngineProfile.named(accelerator, model: "llama-2-70b") else { return nil }
                var trial = EngineTrial(wide(profile, tokens: 8_192, overhead: .none))
                var first = 0.0
                trial.offer(Request(arrivesAt: 0, promptTokens: tokens, outputTokens: 1))
                trial.finish { first = $0.firstTokenAt }
                return Row(
                    group: "70B \(accelerator), ms of a prompt by tokens", x: Double(tokens), published: published,
                    measured: 1e3 * first)
            }
        }
    }

    /// Derived from the published constants for 1,155 prompt and 211 output tokens; here ten runs of half an hour.
    static func capacities() -> [Row] {
        [("h100", 11, 14.0), ("h100", 15, 20), ("h100", 18, 34), ("a100", 5.6, 27), ("a100", 7, 44)].compactMap {
            accelerator, rate, published in
            EngineProfile.named(accelerator, model: "llama-3-8b").map { profile in
                let gaps = (1...10).map { gap(profile, rate: rate, seed: UInt64($0)) }
                return Row(
                    group: "8B \(accelerator), ms a token at requests/s", x: rate, published: published,
                    measured: 1e3 * gaps.reduce(0, +) / Double(gaps.count))
            }
        }
    }

    private static func gap(_ profile: EngineProfile, rate: Double, seed: UInt64) -> Double {
        var stream = RandomStreams(seed: seed).stream("arrivals")
        var trial = EngineTrial(profile.engine)
        var (at, sum, count) = (0.0, 0.0, 0.0)
        func each(_ answer: EngineTrial.Answer) {
            guard answer.request.arrivesAt > 120, let gap = answer.interToken else { return }
            sum += gap
            count += 1
        }
        while at < 1_800 {
            at -= log(1 - Double.random(in: 0..<1, using: &stream)) / rate
            trial.offer(Request(arrivesAt: at, promptTokens: 1_155, outputTokens: 211), each: each)
        }
        return sum / count
    }

    /// Milliseconds between tokens of sequences that begin together.
    private static func interToken(_ profile: EngineProfile, batch: Int, prompt: Int, output: Int) -> Double {
        var trial = EngineTrial(wide(profile, tokens: 100_000, overhead: .measured))
        var sum = 0.0
        for _ in 0..<batch { trial.offer(Request(arrivesAt: 0, promptTokens: prompt, outputTokens: output)) }
        trial.finish { sum += $0.interToken ?? 0 }
        return 1e3 * sum / Double(batch)
    }

    /// The same engine with room for all prompts in one step.
    private static func wide(_ profile: EngineProfile, tokens: Int, overhead: RequestOverhead) -> EngineSpec {
        guard case .batching(var spec) = profile.engine.server else { return profile.engine }
        spec.stepTokensMax = tokens
        spec.chunkTokensMax = tokens
        spec.overhead = overhead
        return .batching(spec)
    }
}
