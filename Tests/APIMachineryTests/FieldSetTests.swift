import KubernetesAPI
import Testing

@testable import APIMachinery

@Suite struct FieldSetTests {
    private let labels: [PathElement] = [.field("metadata"), .field("labels")]

    @Test func `fieldsV1 survives reading and writing`() throws {
        let text =
            #"{"f:metadata":{"f:labels":{".":{},"f:app":{}}},"f:spec":{"f:ports":{"#
            + #""k:{\"port\":80,\"protocol\":\"TCP\"}":"#
            + #"{".":{},"f:port":{}}}},"f:status":{"f:finalizers":{"v:\"a\"":{}}}}"#
        let json = try JSONValue(parsing: text)
        let set = try #require(FieldSet(json: json))
        #expect(set.json == json)
        #expect(set.contains(labels))
        #expect(!set.contains([.field("metadata")]))
    }

    @Test func `a malformed element makes no set`() throws {
        #expect(FieldSet(json: ["x:spec": [:]]) == nil)
        #expect(FieldSet(json: ["k:{broken": [:]]) == nil)
    }

    @Test func `subtracting takes the very paths, subtracting trees all below`() {
        let set = FieldSet([labels, labels + [.field("app")], [.field("data")]])
        #expect(set.subtracting(FieldSet([labels])) == FieldSet([labels + [.field("app")], [.field("data")]]))
        #expect(set.subtractingTrees(FieldSet([labels])) == FieldSet([[.field("data")]]))
    }

    @Test func `union and intersection keep each other's paths apart`() {
        let one = FieldSet([labels, [.field("a")]])
        let two = FieldSet([labels, [.field("b")]])
        #expect(one.intersection(two) == FieldSet([labels]))
        #expect(one.union(two).paths.count == 3)
    }

    @Test func `paths read as conflicts write them`() {
        let path: [PathElement] = [
            .field("spec"), .key(["name": "c", "port": 1]), .value("x"), .index(2),
        ]
        #expect(path.map(\.description).joined() == #".spec[name="c",port=1][="x"][2]"#)
    }
}
