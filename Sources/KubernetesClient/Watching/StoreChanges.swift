public import KubernetesAPI

/// What happened to one object since the last time it was told.
public struct StoreChange<Object: KubernetesObject>: Sendable {
    /// Which object.
    public var key: ObjectKey
    /// As it was; nil: it was not there.
    public var before: Object?
    /// As it is; nil: it is gone.
    public var after: Object?

    /// Makes a change.
    public init(key: ObjectKey, before: Object?, after: Object?) {
        self.key = key
        self.before = before
        self.after = after
    }
}

/// What changes in a store, in batches, for one reader.
///
/// A reader that is slow gets fewer, larger batches: several changes of one object become one. So at most one entry an
/// object waits, none is lost, and the writer never does. Ends when the task is cancelled.
public final class StoreChanges<Object: KubernetesObject>: AsyncSequence, Sendable {
    /// Changes of different objects, by namespace and name.
    public typealias Element = [StoreChange<Object>]
    /// Nothing is thrown.
    public typealias Failure = Never

    private struct Pending {
        var changes: [ObjectKey: StoreChange<Object>] = [:]
        var waiter: CheckedContinuation<[StoreChange<Object>]?, Never>?
        var isCancelled = false
    }

    private let pending = Locked(Pending())

    init() {}

    /// Reads batches.
    public struct AsyncIterator: AsyncIteratorProtocol {
        fileprivate let changes: StoreChanges<Object>

        /// Waits for the next batch; nil: the task was cancelled.
        public mutating func next() async -> [StoreChange<Object>]? {
            await changes.next()
        }

        /// Waits for the next batch; nil: the task was cancelled.
        public mutating func next(
            isolation actor: isolated (any Actor)?
        ) async -> [StoreChange<Object>]? {
            await changes.next()
        }
    }

    /// Makes the reader; there is one.
    public func makeAsyncIterator() -> AsyncIterator {
        AsyncIterator(changes: self)
    }

    /// Called by the store, inside its lock.
    func add(_ changes: [StoreChange<Object>]) {
        guard !changes.isEmpty else { return }
        let ready = pending.withLock { pending in
            for change in changes {
                let first = pending.changes[change.key].map(\.before) ?? change.before
                pending.changes[change.key] = StoreChange(key: change.key, before: first, after: change.after)
            }
            return pending.waiter.map { waiter in
                pending.waiter = nil
                return (waiter, Self.drain(&pending))
            }
        }
        if let (waiter, batch) = ready { waiter.resume(returning: batch) }
    }

    private func next() async -> [StoreChange<Object>]? {
        await withTaskCancellationHandler {
            await withCheckedContinuation { waiter in
                let ready: [StoreChange<Object>]?? = pending.withLock { pending in
                    if pending.isCancelled { return .some(nil) }
                    guard pending.changes.isEmpty else { return Self.drain(&pending) }
                    precondition(pending.waiter == nil, "changes have one reader")
                    pending.waiter = waiter
                    return .none
                }
                if let ready { waiter.resume(returning: ready) }
            }
        } onCancel: {
            let waiter = pending.withLock { pending in
                pending.isCancelled = true
                defer { pending.waiter = nil }
                return pending.waiter
            }
            waiter?.resume(returning: nil)
        }
    }

    private static func drain(_ pending: inout Pending) -> [StoreChange<Object>] {
        defer { pending.changes = [:] }
        return pending.changes.values.sorted { $0.key < $1.key }
    }
}
