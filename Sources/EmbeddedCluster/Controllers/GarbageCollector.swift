import KubernetesAPI
import Measures

/// Deletes what belonged to an object that is gone, by owner references.
///
/// Background deletion needs nothing but the owner's end. The finalizers `orphan` and `foregroundDeletion`, which the
/// API puts on an object that is deleted that way, are worked off here. Not done: an owner that never existed.
struct GarbageCollector: Sendable {
    /// An owner that is gone, or waits for this collector.
    private enum Work: Sendable {
        case ownerGone(uid: String)
        case ownerWaits(ObjectIndex.Reference)
    }

    private var todo: [Work] = []

    func isDue(at now: Timestamp) -> Bool { !todo.isEmpty }

    /// Notes owners that are gone or wait.
    mutating func note(_ change: ObjectIndex.Change, index: ObjectIndex) {
        if let after = change.after {
            let reference = ObjectIndex.Reference(resource: change.resource, key: change.key)
            if after.isTerminating, !Self.ours(after).isEmpty { todo.append(.ownerWaits(reference)) }
            return
        }
        guard let gone = change.before else { return }
        if !index.dependents(of: gone.uid).isEmpty { todo.append(.ownerGone(uid: gone.uid)) }
        // A foreground deletion may have waited for this one.
        for owner in gone.ownerUIDs {
            guard let waiting = index.find(uid: owner), waiting.object.isTerminating else { continue }
            todo.append(.ownerWaits(waiting.reference))
        }
    }

    private static func ours(_ object: JSONValue) -> [String] {
        object.finalizers.filter { $0 == "orphan" || $0 == "foregroundDeletion" }
    }

    /// Works off what was noted.
    mutating func work(_ index: ObjectIndex, now: Timestamp, objects: some ObjectAccess) {
        let work = todo
        todo.removeAll()
        for item in work {
            switch item {
            case .ownerGone(let uid): collect(uid, index: index, objects: objects)
            case .ownerWaits(let reference):
                guard let owner = index.find(reference.resource, reference.key) else { continue }
                if owner.finalizers.contains("orphan") {
                    orphan(owner, reference, index: index, objects: objects)
                } else if owner.finalizers.contains("foregroundDeletion") {
                    foreground(owner, reference, index: index, objects: objects)
                }
            }
        }
    }

    private func collect(_ uid: String, index: ObjectIndex, objects: some ObjectAccess) {
        for reference in index.dependents(of: uid) {
            guard let object = index.find(reference.resource, reference.key), !object.isTerminating else { continue }
            // Another owner that still lives keeps it.
            let others = object.ownerUIDs.filter { $0 != uid }
            guard others.allSatisfy({ index.find(uid: $0) == nil }) else { continue }
            // Gone already is what we want.
            try? objects.delete(
                reference.resource, namespace: reference.key.namespace, name: reference.key.name, graceSeconds: nil)
        }
    }

    private func orphan(
        _ owner: JSONValue, _ reference: ObjectIndex.Reference, index: ObjectIndex, objects: some ObjectAccess
    ) {
        for dependent in index.dependents(of: owner.uid) {
            guard var object = index.find(dependent.resource, dependent.key) else { continue }
            let kept = object["metadata"]?["ownerReferences"]?.arrayValue?.filter {
                $0["uid"]?.stringValue != owner.uid
            }
            object.setMetadata("ownerReferences", kept.flatMap { $0.isEmpty ? Optional.none : .array($0) })
            // A dependent that changed meanwhile keeps a reference to nobody, which harms nothing.
            _ = try? objects.update(dependent.resource, object)
        }
        removeFinalizer("orphan", owner, reference, objects)
    }

    private func foreground(
        _ owner: JSONValue, _ reference: ObjectIndex.Reference, index: ObjectIndex, objects: some ObjectAccess
    ) {
        let blocking = index.dependents(of: owner.uid).filter { dependent in
            index.find(dependent.resource, dependent.key)?["metadata"]?["ownerReferences"]?.arrayValue?.contains {
                $0["uid"]?.stringValue == owner.uid && $0["blockOwnerDeletion"]?.boolValue ?? false
            } ?? false
        }
        guard !blocking.isEmpty else { return removeFinalizer("foregroundDeletion", owner, reference, objects) }
        collect(owner.uid, index: index, objects: objects)
    }

    private func removeFinalizer(
        _ finalizer: String, _ owner: JSONValue, _ reference: ObjectIndex.Reference, _ objects: some ObjectAccess
    ) {
        var owner = owner
        owner.setMetadata("finalizers", .array(owner.finalizers.filter { $0 != finalizer }.map(JSONValue.string)))
        // If somebody wrote in between, that change notes the owner again.
        _ = try? objects.update(reference.resource, owner)
    }
}
