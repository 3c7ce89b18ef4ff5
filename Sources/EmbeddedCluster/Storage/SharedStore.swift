import KubernetesAPI
import Measures
import NIOConcurrencyHelpers

/// The one store of a cluster: a lock around the value, and a bell for those who wait for writes.
final class SharedStore: Sendable {
    private struct Guarded: Sendable {
        var store: ObjectStore
        var listeners: [Int: Listener] = [:]
        var listenersMade = 0
    }

    private struct Listener: Sendable {
        /// Rung for writes to this resource only; nil rings for all.
        var resource: String?
        var bell: AsyncStream<Void>.Continuation
    }

    private let guarded: NIOLockedValueBox<Guarded>
    /// Hears of every write under the lock, so that its lines come in the order of the revisions.
    private let journal: Journal?

    /// Makes a store that goes on from `store`; without a journal it ends with the process.
    init(_ store: ObjectStore = ObjectStore(), journal: Journal? = nil) {
        guarded = NIOLockedValueBox(Guarded(store: store))
        self.journal = journal
    }

    /// Looks at the store; `body` must be short.
    func read<Result>(_ body: (ObjectStore) -> Result) -> Result {
        guarded.withLockedValue { body($0.store) }
    }

    /// Stores a version as `ObjectStore.put` does, and rings.
    func put(
        _ resource: String, _ key: String, _ object: JSONValue, expecting expected: StoredObject?, now: Timestamp
    ) -> StoredObject? {
        write(resource) { store, journal in
            let stored = store.put(resource, key, object, expecting: expected, now: now)
            if let stored { journal?.append(JournalLine(resource, stored, stored.object), store: store) }
            return stored
        }
    }

    /// Removes a version as `ObjectStore.remove` does, and rings.
    func remove(
        _ resource: String, _ object: JSONValue, expecting expected: StoredObject, now: Timestamp
    ) -> StoredObject? {
        write(resource) { store, journal in
            let last = store.remove(resource, object, expecting: expected, now: now)
            if let last { journal?.append(JournalLine(resource, last, Optional.none), store: store) }
            return last
        }
    }

    /// Forgets all history; watches that lag behind end with 410.
    func compact() {
        guarded.withLockedValue { $0.store.compact() }
    }

    /// A bell that rings after writes to `resource` (nil: to any); many writes may ring it once.
    ///
    /// It is taken down when the stream ends or its reader is cancelled.
    func bell(for resource: String?) -> (stream: AsyncStream<Void>, ring: AsyncStream<Void>.Continuation) {
        let (stream, bell) = AsyncStream<Void>.makeStream(bufferingPolicy: .bufferingNewest(1))
        let id = guarded.withLockedValue { guarded in
            guarded.listenersMade += 1
            guarded.listeners[guarded.listenersMade] = Listener(resource: resource, bell: bell)
            return guarded.listenersMade
        }
        bell.onTermination = { [weak self] _ in
            self?.guarded.withLockedValue { _ = $0.listeners.removeValue(forKey: id) }
        }
        return (stream, bell)
    }

    private func write(
        _ resource: String, _ body: (inout ObjectStore, Journal?) -> StoredObject?
    ) -> StoredObject? {
        let (stored, bells) = guarded.withLockedValue { guarded -> (StoredObject?, [AsyncStream<Void>.Continuation]) in
            guard let stored = body(&guarded.store, journal) else { return (nil, []) }
            let listening = guarded.listeners.values.filter { $0.resource == nil || $0.resource == resource }
            return (stored, listening.map(\.bell))
        }
        for bell in bells { bell.yield() }
        return stored
    }
}
