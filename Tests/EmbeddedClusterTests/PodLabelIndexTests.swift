import KubernetesAPI
import Measures
import Simulation
import Testing

@testable import EmbeddedCluster

@Suite struct `Pods by label` {
    @Test func `are found by the label that a selector requires`() throws {
        var index = PodLabelIndex()
        let shop = Self.facts("a", in: "shop", ["app": "web", "tier": "front"])
        index.add(shop)
        index.add(Self.facts("b", in: "shop", ["app": "api"]))
        index.add(Self.facts("c", in: "other", ["app": "web"]))
        #expect(index.candidates(namespace: "shop", try LabelQuery(parsing: "app=web,tier!=back")) == [shop.key])
        #expect(index.candidates(namespace: "shop", try LabelQuery(parsing: "app=none")) == [])
    }

    @Test func `are not guessed where no label is required`() throws {
        let index = PodLabelIndex()
        for text in ["", "app!=web", "app", "app in (a,b)"] {
            #expect(index.candidates(namespace: "shop", try LabelQuery(parsing: text)) == nil)
        }
    }

    @Test func `are gone when taken out`() throws {
        var index = PodLabelIndex()
        let facts = Self.facts("a", in: "shop", ["app": "web"])
        index.add(facts)
        index.remove(facts)
        #expect(index.candidates(namespace: "shop", try LabelQuery(parsing: "app=web")) == [])
    }

    private static func facts(_ name: String, in namespace: String, _ labels: [String: String]) -> PodFacts {
        var problems: [LoadError] = []
        return PodFacts(
            [
                "metadata": [
                    "name": .string(name), "namespace": .string(namespace), "uid": .string("uid-\(namespace)-\(name)"),
                    "labels": .object(labels.mapValues(JSONValue.string)),
                ]
            ],
            deployment: nil, problems: &problems)
    }
}
