import KubernetesAPI
import Measures

/// The objects that a controller must look at, each once however often it was noted.
struct WorkQueue: Sendable {
    private var due: Set<ObjectKey> = []
    private var later: [ObjectKey: Timestamp] = [:]

    /// Notes an object for the next round.
    mutating func add(_ key: ObjectKey) {
        due.insert(key)
    }

    /// Notes an object for `at`; an earlier wish stands.
    mutating func add(_ key: ObjectKey, at instant: Timestamp) {
        later[key] = min(later[key] ?? instant, instant)
    }

    /// Whether something is due at `now`.
    func isDue(at now: Timestamp) -> Bool {
        !due.isEmpty || later.values.contains { $0 <= now }
    }

    /// Takes what is due at `now`, by name.
    mutating func take(at now: Timestamp) -> [ObjectKey] {
        let ripe = later.filter { $0.value <= now }.keys
        for key in ripe { later[key] = nil }
        defer { due.removeAll(keepingCapacity: true) }
        return due.union(ripe).sorted()
    }
}
