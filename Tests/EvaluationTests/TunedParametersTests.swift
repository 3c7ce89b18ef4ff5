import Foundation
import Testing

@testable import Evaluation

@Suite struct TunedParametersTests {
    private func parameters(_ choices: [TunedParameters.Choice]) -> TunedParameters {
        TunedParameters(
            command: "outrider tune", simulator: "test", seed: 1, budget: 2, missMax: 0.01,
            traces: [.init(name: "t", hash: "00")], choices: choices)
    }

    private func choice(_ trace: String?, _ values: [String: Double]) -> TunedParameters.Choice {
        .init(policy: "hpa-queue", trace: trace, parameters: values, evaluated: 1, front: [])
    }

    private var name: String { ScalerKind.hpaQueue.parameters[0].name }
    private var low: Double { ScalerKind.hpaQueue.parameters[0].range.lowerBound }

    @Test func `a file comes back as it was written`() throws {
        let written = parameters([choice(nil, [name: low]), choice("t", [:])])
        #expect(try TunedParameters(written.data(), file: "tuned.json") == written)
    }

    @Test func `a trace's own choice goes before that for all`() {
        let tuned = parameters([choice(nil, [name: 1]), choice("t", [name: 2])])
        #expect(tuned.parameters(of: "hpa-queue", on: "t") == [name: 2])
        #expect(tuned.parameters(of: "hpa-queue", on: "s") == [name: 1])
        #expect(tuned.parameters(of: "kpa", on: "t") == [:])
    }

    @Test func `a parameter that the policy does not have is refused by name`() throws {
        let bytes = try parameters([choice(nil, ["speed": 1])]).data()
        let error = #expect(throws: TuningError.self) { try TunedParameters(bytes, file: "tuned.json") }
        #expect(
            error?.description.hasPrefix("tuned.json, hpa-queue, speed: found no parameter of it; accepted: ") == true)
    }

    @Test func `a value outside of its range is refused`() throws {
        let bytes = try parameters([choice(nil, [name: low - 1])]).data()
        #expect(throws: TuningError.self) { try TunedParameters(bytes, file: "tuned.json") }
    }

    @Test func `another schema, or no JSON at all, is refused`() throws {
        var other = parameters([])
        other.schema = 9
        let bytes = try other.data()
        let error = #expect(throws: TuningError.self) { try TunedParameters(bytes, file: "tuned.json") }
        #expect(error?.description == "tuned.json, schema: found 9; accepted: 1")
        #expect(throws: TuningError.self) { try TunedParameters(Data("policy: kpa".utf8), file: "tuned.json") }
    }
}
