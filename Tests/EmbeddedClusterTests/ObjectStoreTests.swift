import KubernetesAPI
import Measures
import Testing

@testable import EmbeddedCluster

@Suite struct ObjectStoreTests {
    private let now = Timestamp(seconds: 0)

    private func object(_ name: String, _ value: String = "") -> JSONValue {
        ["metadata": ["name": .string(name), "namespace": "a"], "data": .string(value)]
    }

    private func filled(_ names: String...) -> ObjectStore {
        var store = ObjectStore()
        for name in names { _ = store.put("pods", "a/\(name)", object(name), expecting: nil, now: now) }
        return store
    }

    @Test func `every write gets the next revision as its resourceVersion`() {
        let store = filled("x", "y")
        #expect(store.find("pods", "a/y")?.object["metadata"]?["resourceVersion"] == "3")
        #expect(store.revision == 3)
    }

    @Test func `a create finds the name taken`() {
        var store = filled("x")
        #expect(store.put("pods", "a/x", object("x"), expecting: nil, now: now) == nil)
    }

    @Test func `a write from an older version stores nothing`() {
        var store = filled("x")
        let old = store.find("pods", "a/x")
        _ = store.put("pods", "a/x", object("x", "1"), expecting: old, now: now)
        #expect(store.put("pods", "a/x", object("x", "2"), expecting: old, now: now) == nil)
        #expect(store.find("pods", "a/x")?.object["data"] == "1")
    }

    @Test func `a removal from an older version removes nothing`() throws {
        var store = filled("x")
        let old = try #require(store.find("pods", "a/x"))
        _ = store.put("pods", "a/x", object("x", "1"), expecting: old, now: now)
        #expect(store.remove("pods", old.object, expecting: old, now: now) == nil)
        #expect(store.find("pods", "a/x") != nil)
    }

    @Test func `the past shows what was changed, removed and not yet there`() throws {
        var store = filled("x", "y")
        let then = store.revision
        _ = store.put("pods", "a/x", object("x", "later"), expecting: store.find("pods", "a/x"), now: now)
        let gone = try #require(store.find("pods", "a/y"))
        _ = store.remove("pods", gone.object, expecting: gone, now: now)
        _ = store.put("pods", "a/z", object("z"), expecting: nil, now: now)

        let past = try #require(store.list("pods", namespace: "a", at: then))
        #expect(past.map(\.key) == ["a/x", "a/y"])
        #expect(past[0].object["data"] == "")
    }

    @Test func `a forgotten past is nil, not the present`() {
        var store = filled("x")
        let then = store.revision
        _ = store.put("pods", "a/y", object("y"), expecting: nil, now: now)
        store.compact()
        #expect(store.list("pods", namespace: nil, at: then) == nil)
        #expect(store.list("pods", namespace: nil, at: store.revision)?.count == 2)
    }

    @Test func `a namespace does not list its neighbour with the same beginning`() {
        var store = filled("x")
        _ = store.put("pods", "a-b/x", object("x"), expecting: nil, now: now)
        _ = store.put("pods", "ab/x", object("x"), expecting: nil, now: now)
        #expect(store.list("pods", namespace: "a").map(\.key) == ["a/x"])
        #expect(store.list("pods", namespace: nil).map(\.key) == ["a-b/x", "a/x", "ab/x"])
    }
}
