import KubernetesAPI
import Testing

@Suite struct JSONOutlineTests {
    @Test func `paths keep the order of the text`() {
        let text = #"{"spec": {"z": [{"b": 1}, {"a": "}"}], "y": true}, "kind": "X"}"#
        let outline = JSONOutline(of: Array(text.utf8))
        let paths = outline.order.sorted { $0.value < $1.value }.map(\.key)
        #expect(paths == ["spec", "spec.z", "spec.z[0].b", "spec.z[1].a", "spec.y", "kind"])
        #expect(outline.duplicates.isEmpty)
    }

    @Test func `a member that comes twice is named once`() {
        let text = #"{"data":{"a":"1","a":"2","a":"3","b":"\"a\""}}"#
        #expect(JSONOutline(of: Array(text.utf8)).duplicates == ["data.a"])
    }

    @Test func `the list of what comes twice is bounded`() {
        let members = (0..<200).map { "\"k\($0)\":1,\"k\($0)\":2" }.joined(separator: ",")
        let duplicates = JSONOutline(of: Array("{\(members)}".utf8)).duplicates
        #expect(duplicates == (0..<JSONOutline.duplicatesMax).map { "k\($0)" })
    }
}
