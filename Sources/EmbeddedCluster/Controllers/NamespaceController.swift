import APIMachinery
import KubernetesAPI
import Measures

/// Empties a namespace that is being deleted, and then lets it go.
struct NamespaceController: Sendable {
    private var queue = WorkQueue()

    /// Everything that namespaces hold, once whatever its versions.
    fileprivate static let resources: [GroupResource] = ResourceRegistry.builtIn.types
        .filter { $0.isNamespaced && !$0.isVirtual }
        .map { ServerAccess.resource($0.storageName) }
        .reduce(into: []) { if !$0.contains($1) { $0.append($1) } }

    func isDue(at now: Timestamp) -> Bool { queue.isDue(at: now) }

    /// Notes namespaces that end, and what ends in them.
    mutating func note(_ change: ObjectIndex.Change, index: ObjectIndex) {
        if change.resource == .namespaces {
            if change.after?.isTerminating ?? false { queue.add(change.key) }
        } else if change.after == nil, !change.key.namespace.isEmpty {
            let key = ObjectKey(namespace: "", name: change.key.namespace)
            if index.find(.namespaces, key)?.isTerminating ?? false { queue.add(key) }
        }
    }

    /// Works off what was noted.
    mutating func work(_ index: ObjectIndex, now: Timestamp, objects: some ObjectAccess) {
        for key in queue.take(at: now) {
            guard let namespace = index.find(.namespaces, key), namespace.isTerminating else { continue }
            let isEmpty = objects.empty(namespace: key.name)
            // What ends gracefully brings us back when it is gone; so does nothing else, hence the second look.
            guard isEmpty, (try? objects.finalize(namespace: key.name)) != nil else {
                queue.add(key, at: now + .seconds(5))
                continue
            }
        }
    }
}

extension ObjectAccess {
    /// Takes the finalizer that holds an empty namespace, and deletes it.
    fileprivate func finalize(namespace: String) throws(StatusError) {
        try mutate(.namespaces, namespace: "", name: namespace) { $0["spec"]?["finalizers"] = nil }
        try delete(.namespaces, namespace: "", name: namespace, graceSeconds: 0)
    }

    /// Deletes everything in a namespace.
    ///
    /// - Returns: whether nothing is left.
    fileprivate func empty(namespace: String) -> Bool {
        var left = 0
        for resource in NamespaceController.resources {
            for object in list(resource, namespace: namespace) {
                if !object.isTerminating {
                    // Gone already is what we want.
                    try? delete(resource, namespace: namespace, name: object.name, graceSeconds: nil)
                }
                if find(resource, namespace: namespace, name: object.name) != nil { left += 1 }
            }
        }
        return left == 0
    }
}
