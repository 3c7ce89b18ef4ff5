import KubernetesAPI
import Testing

@Suite struct JSONPatchTests {
    private let document: JSONValue = [
        "spec": ["replicas": 2, "items": ["a", "b"]], "metadata": ["annotations": ["a/b": "1"]],
    ]

    private func applied(_ operations: JSONValue) throws -> JSONValue {
        try JSONPatch(operations).applied(to: document)
    }

    @Test func `a test that holds lets the rest through`() throws {
        let result = try applied([
            ["op": "test", "path": "/spec/replicas", "value": 2],
            ["op": "replace", "path": "/spec/replicas", "value": 3],
        ])
        #expect(result[path: "spec", "replicas"] == 3)
    }

    @Test func `a test that fails refuses all`() {
        #expect(throws: JSONPatchError.refused("testing value /spec/replicas failed")) {
            try applied([
                ["op": "replace", "path": "/spec/items", "value": []],
                ["op": "test", "path": "/spec/replicas", "value": 9],
            ])
        }
    }

    @Test func `an escaped slash is part of a key`() throws {
        let result = try applied([["op": "remove", "path": "/metadata/annotations/a~1b"]])
        #expect(result[path: "metadata", "annotations"] == [:])
    }

    @Test func `add inserts into a list and the dash appends`() throws {
        let result = try applied([
            ["op": "add", "path": "/spec/items/0", "value": "first"],
            ["op": "add", "path": "/spec/items/-", "value": "last"],
        ])
        #expect(result[path: "spec", "items"] == ["first", "a", "b", "last"])
    }

    @Test func `replace of an absent member adds it, remove of one is refused`() throws {
        let result = try applied([["op": "replace", "path": "/spec/paused", "value": true]])
        #expect(result[path: "spec", "paused"] == true)
        #expect(throws: JSONPatchError.self) { try applied([["op": "remove", "path": "/spec/paused"]]) }
    }

    @Test func `move and copy take what is there`() throws {
        let result = try applied([
            ["op": "copy", "from": "/spec/replicas", "path": "/spec/copied"],
            ["op": "move", "from": "/spec/items/0", "path": "/spec/moved"],
        ])
        #expect(result["spec"] == ["replicas": 2, "copied": 2, "moved": "a", "items": ["b"]])
    }

    @Test func `copies of copies end at the limit`() {
        let operations = (0..<40).map { JSONPatch.Operation(.copy, path: "/spec/\($0)", from: "/spec") }
        let large: JSONValue = ["spec": ["text": .string(String(repeating: "x", count: 1000))]]
        #expect(throws: JSONPatchError.refused("the patch copies more than 3145728 bytes")) {
            try JSONPatch(operations).applied(to: large)
        }
    }

    @Test func `anything but a list is malformed`() {
        #expect(throws: JSONPatchError.malformed("a JSON patch is a list of operations")) {
            try JSONPatch(["op": "add"])
        }
    }

    @Test func `an operation writes back what it read`() throws {
        let json: JSONValue = [["op": "add", "path": "/a", "value": 1], ["op": "move", "from": "/a", "path": "/b"]]
        #expect(try JSONValue.array(JSONPatch(json).operations.map(\.json)) == json)
    }
}
