import KubernetesAPI
import Testing

@testable import APIMachinery

@Suite struct TypedMergeTests {
    private func merged(_ live: [String], _ applied: [String]) -> [String] {
        let items = { (names: [String]) -> JSONValue in .array(names.map { ["name": .string($0)] }) }
        let typed = TypedValue(
            items(live), shape: .list(.structure("Container"), .map(keys: ["name"])), field: nil, schema: .builtIn)
        return typed.merged(with: items(applied)).items.map { $0.text("name") }
    }

    @Test(arguments: [
        (["a", "b"], ["b"], ["a", "b"]),
        (["a", "b"], ["c"], ["a", "b", "c"]),
        (["a", "b", "c"], ["c", "a"], ["b", "c", "a"]),
        (["a", "b"], ["b", "a"], ["b", "a"]),
        ([], ["a"], ["a"]),
        (["a"], [], ["a"]),
    ])
    func `applied items keep their order and lose none`(live: [String], applied: [String], result: [String]) {
        #expect(merged(live, applied) == result)
    }

    @Test func `what is removed to the last member is null`() {
        let typed = TypedValue(
            ["spec": ["replicas": 1], "status": ["replicas": 2]], as: Schema.builtIn.structure("Deployment"))
        let left = typed.removing(FieldSet([[.field("spec"), .field("replicas")]]))
        #expect(left == ["spec": .null, "status": ["replicas": 2]])
    }
}

extension JSONValue {
    fileprivate var items: [JSONValue] { arrayValue ?? [] }
}
