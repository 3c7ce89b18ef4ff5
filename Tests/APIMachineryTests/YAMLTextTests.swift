import KubernetesAPI
import Testing

@testable import APIMachinery

@Suite struct YAMLTextTests {
    private func read(_ text: String) throws -> JSONValue {
        try YAMLText.value(Array(text.utf8))
    }

    @Test func `maps, lists and scalars become JSON`() throws {
        let text = """
            # a comment
            kind: ConfigMap
            metadata:
              name: 'it''s'
              finalizers:
              - a/b
            data:
              x: "1"
              n: 5
              flag: true
            list:
              - name: c
                ports:
                  - 80
              - {"name": "d"}
            """
        #expect(
            try read(text) == [
                "kind": "ConfigMap", "metadata": ["name": "it's", "finalizers": ["a/b"]],
                "data": ["x": "1", "n": 5, "flag": true],
                "list": [["name": "c", "ports": [80]], ["name": "d"]],
            ])
    }

    @Test func `JSON is YAML as well`() throws {
        #expect(try read(#"{"a": [1, null]}"#) == ["a": [1, .null]])
    }

    @Test(arguments: ["a: |\n  text", "a: &x 1", "a", "a: 1\n   b: 2"])
    func `what is beyond the subset is refused with its line`(text: String) {
        #expect(throws: StatusError.self) { try read(text) }
    }
}
