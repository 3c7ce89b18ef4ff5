import KubernetesAPI

/// Objects by namespace, name and, where it is worth it, by label.
struct StoreIndex<Object: KubernetesObject> {
    private struct Label: Hashable {
        var key: String
        var value: String
    }

    private struct Namespace {
        var objects: [String: Object] = [:]
        /// Names by label; empty where labels are not indexed.
        var labels: [Label: Set<String>] = [:]
    }

    private let indexesLabels: Bool
    private var namespaces: [String: Namespace] = [:]
    private(set) var count = 0

    init(indexesLabels: Bool) {
        self.indexesLabels = indexesLabels
    }

    subscript(key: ObjectKey) -> Object? {
        namespaces[key.namespace]?.objects[key.name]
    }

    var all: [Object] {
        namespaces.values.flatMap(\.objects.values)
    }

    func all(in namespace: String) -> [Object] {
        namespaces[namespace].map { Array($0.objects.values) } ?? []
    }

    func all(in namespace: String, labelled labels: [String: String]) -> [Object] {
        guard let here = namespaces[namespace] else { return [] }
        func matches(_ object: Object) -> Bool {
            labels.allSatisfy { object.metadata.labels[$0.key] == $0.value }
        }
        guard indexesLabels, !labels.isEmpty else { return here.objects.values.filter(matches) }
        let sets = labels.map { here.labels[Label(key: $0.key, value: $0.value)] ?? [] }
        guard let smallest = sets.min(by: { $0.count < $1.count }) else { return [] }
        return smallest.compactMap { here.objects[$0] }.filter(matches)
    }

    /// Puts in one object; returns the one that it replaces.
    mutating func put(_ object: Object) -> Object? {
        let key = object.metadata.key
        let before = remove(key)
        namespaces[key.namespace, default: Namespace()].objects[key.name] = object
        count += 1
        guard indexesLabels else { return before }
        for (label, value) in object.metadata.labels {
            namespaces[key.namespace]?.labels[Label(key: label, value: value), default: []].insert(key.name)
        }
        return before
    }

    /// Takes out one object and returns it.
    mutating func remove(_ key: ObjectKey) -> Object? {
        guard let object = namespaces[key.namespace]?.objects.removeValue(forKey: key.name) else { return nil }
        count -= 1
        if indexesLabels {
            for (name, value) in object.metadata.labels {
                let label = Label(key: name, value: value)
                namespaces[key.namespace]?.labels[label]?.remove(key.name)
                if namespaces[key.namespace]?.labels[label]?.isEmpty == true {
                    namespaces[key.namespace]?.labels[label] = nil
                }
            }
        }
        if namespaces[key.namespace]?.objects.isEmpty == true { namespaces[key.namespace] = nil }
        return object
    }

    /// Puts a complete list in the place of what was there; returns what differs.
    mutating func replaceAll(_ objects: [Object]) -> [StoreChange<Object>] {
        var changes: [StoreChange<Object>] = []
        let keys = Set(objects.map(\.metadata.key))
        for object in all where !keys.contains(object.metadata.key) {
            changes.append(StoreChange(key: object.metadata.key, before: remove(object.metadata.key), after: nil))
        }
        for object in objects {
            let key = object.metadata.key
            if let before = self[key], before.metadata.uid == object.metadata.uid,
                before.metadata.resourceVersion == object.metadata.resourceVersion
            {
                continue  // The same object in the same state: nothing to tell.
            }
            changes.append(StoreChange(key: key, before: put(object), after: object))
        }
        return changes
    }
}
