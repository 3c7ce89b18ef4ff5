/// The current objects of one resource, sorted by key as etcd sorts them.
struct ObjectTable: Sendable {
    private(set) var objects: [StoredObject] = []

    func find(_ key: String) -> StoredObject? {
        let index = lowerBound(key)
        guard index < objects.count, objects[index].key == key else { return nil }
        return objects[index]
    }

    /// The objects of a namespace; of all for nil.
    func list(namespace: String?) -> ArraySlice<StoredObject> {
        guard let namespace else { return objects[...] }
        // "0" follows "/" in ASCII: the range holds exactly the keys that begin with `namespace/`.
        return objects[lowerBound(namespace + "/")..<lowerBound(namespace + "0")]
    }

    mutating func put(_ object: StoredObject) {
        let index = lowerBound(object.key)
        if index < objects.count, objects[index].key == object.key {
            objects[index] = object
        } else {
            objects.insert(object, at: index)
        }
    }

    mutating func remove(_ key: String) {
        let index = lowerBound(key)
        guard index < objects.count, objects[index].key == key else { return }
        objects.remove(at: index)
    }

    /// The first index whose key is not below `key`.
    private func lowerBound(_ key: String) -> Int {
        var low = 0
        var high = objects.count
        while low < high {
            let middle = (low + high) / 2
            if objects[middle].key < key { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
