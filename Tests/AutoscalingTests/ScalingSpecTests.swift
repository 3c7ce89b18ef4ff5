import Autoscaling
import Foundation
import Measures
import Testing

@Suite struct ScalingSpecTests {
    @Test func `the JSON of a spec reads and writes unchanged`() throws {
        let text = """
            {"behavior":{"scaleDown":{"policies":[{"periodSeconds":60,"type":"Percent","value":10}],"selectPolicy":"Min",\
            "stabilizationWindowSeconds":60,"tolerance":"1500u"}},"maxReplicas":9,"metrics":[{"external":{"metric":{"name":\
            "queue","selector":{"matchExpressions":[{"key":"a","operator":"Exists"}],"matchLabels":{"q":"1"}}},"target":\
            {"type":"Value","value":"5."}},"type":"External"}],"minReplicas":0,"scaleTargetRef":{"apiVersion":"apps/v1",\
            "kind":"Deployment","name":"web"}}
            """
        let spec = try JSONDecoder().decode(ScalingSpec.self, from: Data(text.utf8))
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        #expect(try String(decoding: encoder.encode(spec), as: UTF8.self) == text)
    }

    @Test func `an empty object is read, for validation to refuse`() throws {
        let spec = try JSONDecoder().decode(ScalingSpec.self, from: Data("{}".utf8))
        #expect(spec.maxReplicas == 0 && spec.metrics.isEmpty)
        #expect(!Validation.errors(in: spec).isEmpty)
    }

    @Test func `a bad quantity is refused with its text`() {
        let text = #"{"metrics":[{"type":"Pods","pods":{"target":{"averageValue":"1K"}}}]}"#
        let error = #expect(throws: DecodingError.self) {
            try JSONDecoder().decode(ScalingSpec.self, from: Data(text.utf8))
        }
        #expect(error.map { "\($0)".contains("\"1K\": unable to parse quantity's suffix") } == true)
    }
}
