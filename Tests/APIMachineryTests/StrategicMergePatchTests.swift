import KubernetesAPI
import Testing

@testable import APIMachinery

/// The results are those that kube-apiserver 1.36.2 was recorded to give.
@Suite struct StrategicMergePatchTests {
    private let structure = Schema.builtIn.structure("Deployment")
    private let live: JSONValue = [
        "metadata": ["labels": ["app": "web"]],
        "spec": [
            "strategy": ["type": "RollingUpdate", "rollingUpdate": ["maxSurge": "25%"]],
            "template": ["spec": ["containers": [["name": "c", "image": "x", "env": [["name": "A", "value": "1"]]]]]],
        ],
    ]

    private func containers(_ spec: JSONValue, of object: JSONValue? = nil) throws -> [JSONValue] {
        let patch: JSONValue = ["spec": ["template": ["spec": spec]]]
        let result = try StrategicMergePatch(patch).applied(to: object ?? live, as: structure)
        return result[path: "spec", "template", "spec", "containers"]?.arrayValue ?? []
    }

    @Test func `a new container comes first`() throws {
        let result = try containers(["containers": [["name": "side", "image": "s"]]])
        #expect(result.map { $0.text("name") } == ["side", "c"])
    }

    @Test func `variables merge by name`() throws {
        let result = try containers([
            "containers": [["name": "c", "env": [["name": "A", "value": "2"], ["name": "B", "value": "3"]]]]
        ])
        #expect(result[0]["env"] == [["name": "A", "value": "2"], ["name": "B", "value": "3"]])
        #expect(result[0]["image"] == "x")
    }

    @Test func `delete takes an item out, replace takes the list over`() throws {
        #expect(try containers(["containers": [["name": "c", "$patch": "delete"]]]).isEmpty)
        let result = try containers(["containers": [["$patch": "replace"], ["name": "z", "image": "z"]]])
        #expect(result.map { $0.text("name") } == ["z"])
    }

    @Test func `the order directive puts items where it says`() throws {
        let result = try containers([
            "$setElementOrder/containers": [["name": "c"], ["name": "z"]],
            "containers": [["name": "z", "image": "z"]],
        ])
        #expect(result.map { $0.text("name") } == ["c", "z"])
    }

    @Test func `retained keys drop the others`() throws {
        let patch: JSONValue = ["spec": ["strategy": ["$retainKeys": ["type"], "type": "Recreate"]]]
        let result = try StrategicMergePatch(patch).applied(to: live, as: structure)
        #expect(result[path: "spec", "strategy"] == ["type": "Recreate"])
    }

    @Test func `finalizers are a set that can lose members`() throws {
        let object: JSONValue = ["metadata": ["finalizers": ["a", "b"]]]
        let map = Schema.builtIn.structure("ConfigMap")
        let added = try StrategicMergePatch(["metadata": ["finalizers": ["c"]]]).applied(to: object, as: map)
        #expect(added[path: "metadata", "finalizers"] == ["c", "a", "b"])
        let patch: JSONValue = ["metadata": ["$deleteFromPrimitiveList/finalizers": ["a"]]]
        let removed = try StrategicMergePatch(patch).applied(to: added, as: map)
        #expect(removed[path: "metadata", "finalizers"] == ["c", "b"])
    }

    @Test func `an item without its merge key is refused`() {
        #expect(throws: StatusError.internalError("map: map[image:x] does not contain declared merge key: name")) {
            try containers(["containers": [["image": "x"]]])
        }
    }
}
