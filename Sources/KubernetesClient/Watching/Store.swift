public import KubernetesAPI
public import Measures

/// A local copy of a cluster's objects, kept current by one `Watcher` and read by anyone.
///
/// Readers see one complete list and what followed it, at any moment; a list that is still arriving is not seen.
public final class Store<Object: KubernetesObject>: Sendable {
    private struct Contents {
        var index: StoreIndex<Object>
        var hasSynced = false
        var provenAt: Timestamp?
        var listeners: [WeakListener] = []
        var waiters: [Int: CheckedContinuation<Void, any Error>] = [:]
        var lastWaiter = 0
    }

    private struct WeakListener {
        weak var changes: StoreChanges<Object>?
    }

    private let contents: Locked<Contents>

    /// Makes an empty store.
    ///
    /// - Parameter indexesLabels: whether reads by label look up an index, worth its memory for pods.
    public init(indexesLabels: Bool = false) {
        contents = Locked(Contents(index: StoreIndex(indexesLabels: indexesLabels)))
    }

    // MARK: Reading

    /// Whether there has been a complete list.
    public var hasSynced: Bool { contents.withLock { $0.hasSynced } }

    /// How many objects there are.
    public var count: Int { contents.withLock { $0.index.count } }

    /// One object.
    public func object(_ key: ObjectKey) -> Object? {
        contents.withLock { $0.index[key] }
    }

    /// All objects, in no order.
    public func objects() -> [Object] {
        contents.withLock { $0.index.all }
    }

    /// The objects of one namespace, in no order.
    public func objects(in namespace: String) -> [Object] {
        contents.withLock { $0.index.all(in: namespace) }
    }

    /// The objects of one namespace that carry all of `labels`, in no order.
    public func objects(in namespace: String, labelled labels: [String: String]) -> [Object] {
        contents.withLock { $0.index.all(in: namespace, labelled: labels) }
    }

    /// How long ago the server last showed that the copy is current: a list, a frame, or a watch that ended in order.
    ///
    /// - Returns: nil before the first list.
    public func staleness(now: Timestamp) -> Duration? {
        contents.withLock { $0.provenAt }.map { max(now - $0, .zero) }
    }

    /// Waits for the first complete list.
    ///
    /// - Throws: `CancellationError`.
    public func waitUntilSynced() async throws {
        let id = contents.withLock { contents in
            contents.lastWaiter += 1
            return contents.lastWaiter
        }
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { waiter in
                let result: Result<Void, any Error>? = contents.withLock { contents in
                    if contents.hasSynced { return .success(()) }
                    if Task.isCancelled { return .failure(CancellationError()) }
                    contents.waiters[id] = waiter
                    return nil
                }
                if let result { waiter.resume(with: result) }
            }
        } onCancel: {
            let waiter = contents.withLock { $0.waiters.removeValue(forKey: id) }
            waiter?.resume(throwing: CancellationError())
        }
    }

    /// What changes from now on, beginning with everything that is there.
    public func changes() -> StoreChanges<Object> {
        let changes = StoreChanges<Object>()
        contents.withLock { contents in
            changes.add(contents.index.all.map { StoreChange(key: $0.metadata.key, before: nil, after: $0) })
            contents.listeners.removeAll { $0.changes == nil }
            contents.listeners.append(WeakListener(changes: changes))
        }
        return changes
    }

    // MARK: Writing

    /// Puts a complete list in the place of what was there.
    public func replaceAll(_ objects: [Object], now: Timestamp) {
        let waiters = contents.withLock { contents in
            Self.tell(contents.index.replaceAll(objects), contents.listeners)
            contents.hasSynced = true
            contents.provenAt = now
            defer { contents.waiters = [:] }
            return contents.waiters.values
        }
        for waiter in waiters { waiter.resume() }
    }

    /// Puts in one object that is new or has changed.
    public func put(_ object: Object, now: Timestamp) {
        contents.withLock { contents in
            let before = contents.index.put(object)
            Self.tell([StoreChange(key: object.metadata.key, before: before, after: object)], contents.listeners)
            contents.provenAt = now
        }
    }

    /// Takes out one object.
    public func remove(_ object: Object, now: Timestamp) {
        contents.withLock { contents in
            if let before = contents.index.remove(object.metadata.key) {
                Self.tell([StoreChange(key: object.metadata.key, before: before, after: nil)], contents.listeners)
            }
            contents.provenAt = now
        }
    }

    /// Notes that the server showed that nothing has changed.
    func prove(now: Timestamp) {
        contents.withLock { $0.provenAt = now }
    }

    private static func tell(_ changes: [StoreChange<Object>], _ listeners: [WeakListener]) {
        guard !changes.isEmpty else { return }
        for listener in listeners { listener.changes?.add(changes) }
    }
}
