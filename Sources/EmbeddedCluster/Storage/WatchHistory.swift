import Measures

/// One write.
struct Change: Sendable {
    enum Kind: Sendable {
        case added, modified, deleted
    }

    var kind: Kind
    /// What the objects are stored under, such as `deployments.apps`.
    var resource: String
    /// After the write; of a deletion, the last state under the deletion's revision.
    var object: StoredObject
    /// Before the write; nil of an addition.
    var previous: StoredObject?
    /// When it was written.
    var at: Timestamp

    var revision: Int64 { object.revision }
}

/// The newest writes, oldest first; what lies further back is forgotten.
struct WatchHistory: Sendable {
    /// Writes that are kept.
    ///
    /// A pod of 3 kB takes about 15 kB as a tree, so this bounds the history to some 150 MB.
    static let countMax = 10_000
    /// How long a write is kept; kube-apiserver compacts etcd every five minutes.
    static let ageMax = Duration.seconds(600)

    /// Every write after this revision is known.
    private(set) var forgottenUpTo: Int64
    private var changes: [Change] = []

    init(forgottenUpTo revision: Int64) {
        forgottenUpTo = revision
    }

    /// The writes after `revision`; nil if some of them are forgotten.
    func changes(after revision: Int64) -> ArraySlice<Change>? {
        guard revision >= forgottenUpTo else { return nil }
        var low = 0
        var high = changes.count
        while low < high {
            let middle = (low + high) / 2
            if changes[middle].revision <= revision { low = middle + 1 } else { high = middle }
        }
        return changes[low...]
    }

    mutating func append(_ change: Change) {
        changes.append(change)
        // A quarter at a time: dropping from the front of an array costs its whole length.
        let tooOld = changes[changes.count / 4].at < change.at - Self.ageMax
        if changes.count > Self.countMax || tooOld { drop(changes.count / 4 + 1) }
    }

    /// Forgets the writes up to `revision`.
    mutating func forget(upTo revision: Int64) {
        drop(changes.prefix { $0.revision <= revision }.count)
        forgottenUpTo = max(forgottenUpTo, revision)
    }

    private mutating func drop(_ count: Int) {
        guard let last = changes.prefix(count).last else { return }
        forgottenUpTo = last.revision
        changes.removeFirst(min(count, changes.count))
    }
}
