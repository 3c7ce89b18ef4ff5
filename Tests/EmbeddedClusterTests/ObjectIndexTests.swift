import KubernetesAPI
import Testing

@testable import EmbeddedCluster

@Suite struct ObjectIndexTests {
    private func pod(_ name: String, owner: String) -> JSONValue {
        [
            "apiVersion": "v1", "kind": "Pod",
            "metadata": ["name": .string(name), "ownerReferences": [["uid": .string(owner), "controller": true]]],
        ]
    }

    @Test func `changes bring it up to date, and owners find their dependents`() throws {
        let objects = ScriptedObjects()
        var index = ObjectIndex()
        try objects.create(.pods, namespace: "shop", pod("a", owner: "one"))
        #expect(index.sync(with: objects).count == 1)
        try objects.create(.pods, namespace: "shop", pod("b", owner: "one"))
        #expect(index.sync(with: objects).map(\.key.name) == ["b"])
        #expect(index.controlled(.pods, by: "one").map(\.name) == ["a", "b"])
        try objects.delete(.pods, namespace: "shop", name: "a", graceSeconds: 0)
        let gone = index.sync(with: objects)
        #expect(gone.map { $0.after == nil } == [true])
        #expect(index.controlled(.pods, by: "one").map(\.name) == ["b"])
        #expect(index.sync(with: objects).isEmpty)
    }

    @Test func `an object is found by its uid while it lives`() throws {
        let objects = ScriptedObjects()
        var index = ObjectIndex()
        let stored = try objects.create(.pods, namespace: "shop", pod("a", owner: "one"))
        _ = index.sync(with: objects)
        #expect(index.find(uid: stored.uid)?.object.name == "a")
        try objects.delete(.pods, namespace: "shop", name: "a", graceSeconds: 0)
        _ = index.sync(with: objects)
        #expect(index.find(uid: stored.uid) == nil)
    }
}
