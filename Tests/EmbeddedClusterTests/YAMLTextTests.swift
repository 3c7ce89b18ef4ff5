import KubernetesAPI
import Testing

@testable import EmbeddedCluster

@Suite struct YAMLTextTests {
    @Test func `writes block style with sorted keys`() {
        let value: JSONValue = [
            "kind": "X", "list": [["b": 1, "a": "t"], "s"], "empty": [:], "none": [], "map": ["k": ["n": .null]],
        ]
        #expect(
            YAMLText.write(value) == """
                empty: {}
                kind: X
                list:
                - a: t
                  b: 1
                - s
                map:
                  k:
                    "n": null
                none: []

                """)
    }

    @Test(arguments: [
        "0", "1.5", "true", "null", "", " x", "a: b", "x:", "# c", "- y", "2026-11-24T10:00:00Z", "a\nb", "n",
    ])
    func `quotes text that would be read as something else`(text: String) {
        #expect(YAMLText.write(.string(text)).hasPrefix("\""))
    }

    @Test(arguments: ["abc", "a.b/c-d", "v1", "127.0.0.1", "1a"])
    func `leaves plain text plain`(text: String) {
        #expect(YAMLText.write(.string(text)) == text + "\n")
    }
}
