import KubernetesAPI
import Measures

/// The cluster's objects and how they came to be: one revision counter, a table a resource, a bounded history.
///
/// A value without locks or time; `SharedStore` puts it behind a lock.
struct ObjectStore: Sendable {
    /// The newest write.
    private(set) var revision: Int64
    private(set) var history: WatchHistory
    private var tables: [String: ObjectTable] = [:]
    private var newest: [String: Int64] = [:]

    init(revision: Int64 = 1) {
        self.revision = revision
        history = WatchHistory(forgottenUpTo: revision)
    }

    func find(_ resource: String, _ key: String) -> StoredObject? {
        tables[resource]?.find(key)
    }

    /// The objects of a namespace (nil: of all) by key.
    func list(_ resource: String, namespace: String?) -> ArraySlice<StoredObject> {
        tables[resource]?.list(namespace: namespace) ?? []
    }

    /// The newest write to a resource; 0 if there was none.
    func newestRevision(of resource: String) -> Int64 {
        newest[resource] ?? 0
    }

    /// The objects as they were at `revision`; nil if that is forgotten.
    ///
    /// Undoes the writes since, newest first; so a page of a list costs nothing while nobody writes.
    func list(_ resource: String, namespace: String?, at revision: Int64) -> [StoredObject]? {
        guard let later = history.changes(after: revision) else { return nil }
        let undone = later.filter { $0.resource == resource }.reversed()
        guard !undone.isEmpty else { return Array(list(resource, namespace: namespace)) }
        var past = tables[resource] ?? ObjectTable()
        for change in undone {
            if let previous = change.previous { past.put(previous) } else { past.remove(change.object.key) }
        }
        return Array(past.list(namespace: namespace))
    }

    /// Stores `object` if the version under its key is still `expected` (nil: if there is none).
    ///
    /// - Returns: the new version, its `metadata.resourceVersion` set; nil if somebody wrote in between.
    mutating func put(
        _ resource: String, _ key: String, _ object: JSONValue, expecting expected: StoredObject?, now: Timestamp
    ) -> StoredObject? {
        let previous = find(resource, key)
        guard previous?.revision == expected?.revision else { return nil }
        let stored = next(key, object)
        tables[resource, default: ObjectTable()].put(stored)
        record(previous == nil ? .added : .modified, resource, stored, previous: previous, now: now)
        return stored
    }

    /// Removes the version `expected` of an object, whose last state is `object`.
    ///
    /// - Returns: that state under the deletion's revision; nil if somebody wrote in between.
    mutating func remove(
        _ resource: String, _ object: JSONValue, expecting expected: StoredObject, now: Timestamp
    ) -> StoredObject? {
        guard find(resource, expected.key)?.revision == expected.revision else { return nil }
        let last = next(expected.key, object)
        tables[resource]?.remove(expected.key)
        record(.deleted, resource, last, previous: expected, now: now)
        return last
    }

    /// Brings a version back under the revision that it had; nil for `object` was a removal.
    ///
    /// Versions up to the store's revision are what was left then, later ones become history. Of a removal the last
    /// state is the one before it.
    mutating func restore(
        _ resource: String, _ key: String, _ object: JSONValue?, revision: Int64, now: Timestamp
    ) {
        let previous = find(resource, key)
        let isHistory = revision > self.revision
        self.revision = max(self.revision, revision)
        if let object {
            let stored = StoredObject(key: key, revision: revision, object: object)
            tables[resource, default: ObjectTable()].put(stored)
            newest[resource] = max(newestRevision(of: resource), revision)
            guard isHistory else { return }
            record(previous == nil ? .added : .modified, resource, stored, previous: previous, now: now)
        } else if let previous {
            tables[resource]?.remove(key)
            guard isHistory else { return }
            var last = previous.object
            last.setMetadata("resourceVersion", .string(String(revision)))
            let stored = StoredObject(key: key, revision: revision, object: last)
            record(.deleted, resource, stored, previous: previous, now: now)
        }
    }

    /// Every object, by resource and then by key.
    var everything: [(resource: String, objects: [StoredObject])] {
        tables.sorted { $0.key < $1.key }.map { ($0.key, $0.value.objects) }.filter { !$0.objects.isEmpty }
    }

    /// Forgets all history.
    mutating func compact() {
        history.forget(upTo: revision)
    }

    private mutating func next(_ key: String, _ object: JSONValue) -> StoredObject {
        revision += 1
        var object = object
        object.setMetadata("resourceVersion", .string(String(revision)))
        return StoredObject(key: key, revision: revision, object: object)
    }

    private mutating func record(
        _ kind: Change.Kind, _ resource: String, _ object: StoredObject, previous: StoredObject?, now: Timestamp
    ) {
        newest[resource] = object.revision
        history.append(Change(kind: kind, resource: resource, object: object, previous: previous, at: now))
    }
}
