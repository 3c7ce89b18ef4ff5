import KubernetesAPI
import KubernetesClient
import Measures
import Testing

extension Pod {
    static func named(
        _ name: String, in namespace: String = "shop", version: String = "1", labels: [String: String] = [:]
    ) -> Pod {
        var pod = Pod()
        pod.metadata = Metadata(name: name, namespace: namespace, labels: labels)
        pod.metadata.uid = "uid-\(name)"
        pod.metadata.resourceVersion = version
        return pod
    }
}

@Suite struct StoreTests {
    private let now = Timestamp(seconds: 10)

    @Test func `readers see nothing, then a complete list, then what follows`() {
        let store = Store<Pod>()
        #expect(!store.hasSynced)
        #expect(store.staleness(now: now) == nil)
        store.replaceAll([.named("a"), .named("b"), .named("a", in: "other")], now: now)
        #expect(store.hasSynced)
        #expect(store.count == 3)
        #expect(Set(store.objects(in: "shop").map(\.metadata.name)) == ["a", "b"])
        store.put(.named("c"), now: now)
        store.remove(.named("a"), now: now)
        #expect(Set(store.objects(in: "shop").map(\.metadata.name)) == ["b", "c"])
        #expect(store.object(ObjectKey(namespace: "other", name: "a")) != nil)
        #expect(store.objects().count == 3)
    }

    @Test func `staleness counts from the last sign of life`() {
        let store = Store<Pod>()
        store.replaceAll([], now: now)
        #expect(store.staleness(now: now + .seconds(5)) == .seconds(5))
        store.put(.named("a"), now: now + .seconds(4))
        #expect(store.staleness(now: now + .seconds(5)) == .seconds(1))
        #expect(store.staleness(now: now) == .zero)
    }

    @Test(arguments: [true, false]) func `reads by label agree with and without an index`(indexed: Bool) {
        let store = Store<Pod>(indexesLabels: indexed)
        store.replaceAll(
            [
                .named("a", labels: ["app": "x", "tier": "1"]), .named("b", labels: ["app": "x", "tier": "2"]),
                .named("c", labels: ["app": "y"]), .named("d", in: "other", labels: ["app": "x"]),
            ], now: now)
        func names(_ labels: [String: String]) -> [String] {
            store.objects(in: "shop", labelled: labels).map(\.metadata.name).sorted()
        }
        #expect(names(["app": "x"]) == ["a", "b"])
        #expect(names(["app": "x", "tier": "2"]) == ["b"])
        #expect(names([:]) == ["a", "b", "c"])
        #expect(names(["app": "z"]) == [])
        store.put(.named("a", version: "2", labels: ["app": "y"]), now: now)
        store.remove(.named("b"), now: now)
        #expect(names(["app": "x"]) == [])
        #expect(names(["app": "y"]) == ["a", "c"])
    }

    @Test func `a list notices deletions, and tells only what differs`() async {
        let store = Store<Pod>()
        store.replaceAll([.named("a"), .named("b"), .named("c")], now: now)
        var changes = store.changes().makeAsyncIterator()
        _ = await changes.next()
        store.replaceAll([.named("a"), .named("b", version: "2")], now: now)
        let batch = await changes.next() ?? []
        #expect(batch.map(\.key.name) == ["b", "c"])
        #expect(batch.map { $0.after?.metadata.resourceVersion } == ["2", nil])
        #expect(batch.map { $0.before?.metadata.resourceVersion } == ["1", "1"])
    }

    @Test func `a reader begins with what is there, and slow ones get one change an object`() async {
        let store = Store<Pod>()
        store.replaceAll([.named("a")], now: now)
        var changes = store.changes().makeAsyncIterator()
        let first = await changes.next() ?? []
        #expect(first.map(\.key.name) == ["a"])
        #expect(first.first?.before == nil)
        for version in 2...50 { store.put(.named("a", version: "\(version)"), now: now) }
        store.remove(.named("a"), now: now)
        store.put(.named("a", version: "60"), now: now)
        let batch = await changes.next() ?? []
        #expect(batch.count == 1)
        #expect(batch.first?.before?.metadata.resourceVersion == "1")
        #expect(batch.first?.after?.metadata.resourceVersion == "60")
    }

    @Test func `a waiting reader is woken by a change, and ends when cancelled`() async {
        let store = Store<Pod>()
        let reader = Task {
            var names: [String] = []
            for await batch in store.changes() { names += batch.map(\.key.name) }
            return names
        }
        store.replaceAll([.named("a")], now: now)
        let other = store.changes()
        var iterator = other.makeAsyncIterator()
        _ = await iterator.next()
        for _ in 0..<100 { await Task.yield() }
        reader.cancel()
        #expect(await reader.value.allSatisfy { $0 == "a" })
    }

    @Test func `waiting for the first list ends with it, or with cancellation`() async throws {
        let store = Store<Pod>()
        let cancelled = Task { try await store.waitUntilSynced() }
        cancelled.cancel()
        await #expect(throws: CancellationError.self) { try await cancelled.value }
        let patient = Task { try await store.waitUntilSynced() }
        store.replaceAll([], now: now)
        try await patient.value
    }
}
