import KubernetesAPI
import Testing

@testable import APIMachinery

@Suite struct ComparisonTests {
    private let pod = Schema.builtIn.structure("Pod")

    @Test func `a new list item counts with its keys and all its fields`() {
        let old: JSONValue = ["spec": ["containers": [["name": "a", "image": "x"]]]]
        let new: JSONValue = ["spec": ["containers": [["name": "a", "image": "y"], ["name": "b", "image": "z"]]]]
        let comparison = Comparison(from: old, to: new, as: pod)
        #expect(comparison.modified.json.text == #"{"f:spec":{"f:containers":{"k:{\"name\":\"a\"}":{"f:image":{}}}}}"#)
        #expect(
            comparison.added.json.text
                == #"{"f:spec":{"f:containers":{"k:{\"name\":\"b\"}":{".":{},"f:image":{},"f:name":{}}}}}"#)
    }

    @Test func `an atomic structure changes as one`() {
        let old: JSONValue = ["target": ["kind": "Node", "name": "a"]]
        let new: JSONValue = ["target": ["kind": "Node", "name": "b"]]
        let comparison = Comparison(from: old, to: new, as: Schema.builtIn.structure("Binding"))
        #expect(comparison.modified == FieldSet([[.field("target")]]))
    }

    @Test func `a list key that is left out stands for its default`() {
        let live: JSONValue = ["spec": ["ports": [["port": 80, "protocol": "TCP"]]]]
        let new: JSONValue = ["spec": ["ports": [["port": 80, "name": "http"]]]]
        let comparison = Comparison(from: live, to: new, as: Schema.builtIn.structure("Service"))
        #expect(comparison.added.paths.count == 1)
        #expect(comparison.removed.paths.count == 1)
    }
}
