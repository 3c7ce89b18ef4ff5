import KubernetesAPI
import Testing

@Suite struct ObjectListTests {
    @Test func `a page knows its version and the next page`() throws {
        let list = try ObjectList<Pod>(
            json: """
                {"kind":"PodList","metadata":{"resourceVersion":"77","continue":"abc","remainingItemCount":12},
                "items":[{"metadata":{"name":"a"}},{"metadata":{"name":"b"}}]}
                """)
        #expect((list.resourceVersion, list.continueToken, list.remaining) == ("77", "abc", 12))
        #expect(list.items.map(\.metadata.name) == ["a", "b"])
    }

    @Test func `one item that cannot be read hides no other`() throws {
        let list = try ObjectList<Pod>(
            json: """
                {"items":[{"metadata":{"name":"a"}},{"metadata":{"name":7}},{"spec":{"overhead":{"cpu":"1.1.1"}}},
                {"metadata":{"name":"b"}}]}
                """)
        #expect(list.items.map(\.metadata.name) == ["a", "b"])
        #expect(list.unreadable.count == 2)
    }

    @Test func `null items are no items`() throws {
        #expect(try ObjectList<Pod>(json: #"{"items":null}"#).items.isEmpty)
    }

    @Test func `a text that breaks off is an error, not a short list`() {
        #expect(throws: JSONError.self) { try ObjectList<Pod>(json: #"{"items":[{"metadata":{"name":"a"}},"#) }
    }
}
