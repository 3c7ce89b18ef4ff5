import Deciding
import Foundation
import Measures
import Testing
import Workloads

@Suite struct RecordTextTests {
    private func text(_ record: DecisionRecord) -> String {
        String(decoding: record.json, as: UTF8.self)
    }

    @Test func `the text reads back as the same record`() throws {
        var example = Example(value: 9)
        let record = example.decide()
        #expect(try JSONDecoder().decode(DecisionRecord.self, from: Data(record.json)) == record)
    }

    @Test func `a refused workload's text reads back too, and says no mode`() throws {
        let record = DecisionRecord.refused(
            WorkloadID(namespace: "shop", name: "llm"), replicas: 6, error: "mode is \"on\"\n\u{1}", now: Example.start)
        #expect(try JSONDecoder().decode(DecisionRecord.self, from: Data(record.json)) == record)
        #expect(!text(record).contains(#""mode""#))
        #expect(text(record).contains(#"mode is \"on\"\u000a\u0001"#))
    }

    @Test func `keys come in the documented order`() {
        var example = Example(value: 9)
        let text = text(example.decide())
        let keys = [
            "ts", "schema", "namespace", "workload", "mode", "policy", "from", "to", "wrote", "because", "boundBy",
            "hpa", "proposal", "spoke", "ready", "pending", "metrics", "conditions", "events",
        ]
        var rest = text[...]
        for key in keys {
            guard let place = rest.range(of: "\"\(key)\":") else {
                Issue.record("\(key) is missing or out of order in \(text)")
                return
            }
            rest = rest[place.upperBound...]
        }
    }

    @Test func `what is not known is absent, and only the rule that bound may be null`() {
        var example = Example(value: nil)
        let record = example.decide()
        #expect(!text(record).contains(#""hpa""#))
        #expect(!text(record).contains(#""value""#))
        #expect(!text(record).contains("null"))
        var busy = Example(value: 9)
        #expect(text(busy.decide()).contains(#""boundBy":null"#))
    }

    @Test func `an average over no pods is not known`() {
        var example = Example(value: 9)
        var observation = example.observation(at: Example.start)
        observation.scale = .value(.init(specReplicas: 6, statusReplicas: 0, selector: "app=llm"))
        let record = Decider.decide(observation, spec: example.spec, memory: &example.memory, now: Example.start)
        #expect(record.metrics.first?.proposal == 9)
        #expect(!text(record).contains(#""value""#))
    }

    @Test func `numbers are numbers`() {
        var example = Example(value: 9)
        let text = text(example.decide())
        #expect(text.contains(#""from":6,"to":9,"wrote":false"#))
        #expect(text.contains(#""ageSeconds":3,"#))
        #expect(text.contains(#""value":1.5,"#))
    }
}
