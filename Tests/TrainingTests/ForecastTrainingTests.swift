import Neural
import Testing

@testable import Training

@Suite struct ForecastTrainingTests {
    /// A few hundred rows, a few hundred parameters: seconds in a debug build.
    private static var tiny: ForecastTraining.Settings {
        var settings = ForecastTraining.Settings()
        settings.width = 4
        settings.epochs = 3
        settings.batch = 32
        settings.recordedRows = 120
        settings.synthetic = 0
        return settings
    }

    /// Two days in steps of ten minutes, a wave with some noise.
    private static func wave(_ trace: String, seed: UInt64) -> DemandSeries {
        var random = SplitMix(state: seed)
        let values = (0..<288).map { step -> Double in
            let height = Double(abs(step % 144 - 72))
            return 20 + height + Double.random(in: 0...10, using: &random)
        }
        return DemandSeries(trace: trace, stepSeconds: 600, values: values)
    }

    private static func train(jobs: Int = 1, seed: UInt64 = 1) async throws -> ForecastTraining.Outcome {
        var settings = tiny
        settings.jobs = jobs
        settings.seed = seed
        return try await ForecastTraining(settings).run(
            training: [wave("a", seed: 1), wave("b", seed: 2)], validation: [wave("c", seed: 3)]
        ) { _ in }
    }

    @Test func `a tiny training repeats the committed loss curve`() async throws {
        let outcome = try await Self.train()
        let expected = [(13.283018, 8.047057), (12.372912, 7.764808), (11.899921, 7.697422)]
        #expect(outcome.curve.count == expected.count)
        for (epoch, (training, validation)) in zip(outcome.curve, expected) {
            // The same machine repeats it to the last bit; another one's exponentials may round otherwise.
            #expect(abs(epoch.training - training) < 1e-3 * training, "\(outcome.curve)")
            #expect(abs(epoch.validation - validation) < 1e-3 * validation, "\(outcome.curve)")
        }
    }

    @Test func `the number of jobs changes nothing, the seed does`() async throws {
        let one = try await Self.train(jobs: 1)
        let three = try await Self.train(jobs: 3)
        let other = try await Self.train(seed: 2)
        #expect(one.values == three.values)
        #expect(one.curve == three.curve)
        #expect(one.values != other.values)
    }

    @Test func `the parameters kept are those of the best pass`() async throws {
        let outcome = try await Self.train()
        let validation = outcome.curve.map(\.validation)
        #expect(validation[outcome.best] == validation.min())
        #expect(outcome.values.count == outcome.layout.count)
    }

    @Test func `progress ends where it said that it would`() async throws {
        var last = (0, 0)
        _ = try await ForecastTraining(Self.tiny).run(
            training: [Self.wave("a", seed: 1)], validation: [Self.wave("c", seed: 3)]
        ) { if case .training(let done, let total, _) = $0 { last = (done, total) } }
        #expect(last.0 == last.1)
        #expect(last.1 > 0)
    }

    @Test func `series that are too short are refused, by role and rows`() async throws {
        let short = DemandSeries(trace: "s", stepSeconds: 60, values: [1, 2, 3])
        do {
            _ = try await ForecastTraining(Self.tiny)
                .run(training: [Self.wave("a", seed: 1)], validation: [short]) { _ in }
            Issue.record("accepted")
        } catch {
            #expect(error.description == "the stopping traces have 0 rows; accepted: at least 1")
        }
        await #expect(throws: ForecastTraining.TooLittle.self) {
            try await ForecastTraining(Self.tiny).run(training: [short], validation: [Self.wave("a", seed: 1)]) { _ in }
        }
    }
}

struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
        return mixed ^ (mixed >> 31)
    }
}
