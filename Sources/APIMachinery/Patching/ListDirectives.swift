import KubernetesAPI

/// What a strategic merge patch says about one list beside its items: `$setElementOrder/…`,
/// `$deleteFromPrimitiveList/…`.
struct ListDirectives {
    private static let orderPrefix = "$setElementOrder/"
    private static let deletePrefix = "$deleteFromPrimitiveList/"

    /// The wanted order, items or their keys; nil if the patch gives none.
    let order: [JSONValue]?
    /// Values to take out.
    let deleted: [JSONValue]

    init(of key: String, in patch: [String: JSONValue]) {
        order = patch[Self.orderPrefix + key]?.arrayValue
        deleted = patch[Self.deletePrefix + key]?.arrayValue ?? []
    }

    /// Lists that have directives and no items in the patch.
    static func keysWithoutPatch(in patch: [String: JSONValue]) -> [String] {
        let named = patch.keys.compactMap { key -> String? in
            [orderPrefix, deletePrefix].first { key.hasPrefix($0) }.map { String(key.dropFirst($0.count)) }
        }
        return Set(named).filter { patch[$0] == nil }.sorted()
    }

    /// `items` in the order of the patch; those that only the server has keep their place relative to their neighbours.
    ///
    /// Without an order of its own, the patch puts its items first when they are new: recorded so for finalizers and
    /// containers.
    func ordered(
        _ items: [JSONValue], server: [JSONValue], patch: [JSONValue], id: (JSONValue) -> JSONValue
    ) -> [JSONValue] {
        let wanted = (order.map { $0.map { $0.objectValue == nil ? $0 : id($0) } } ?? patch)
        let position = Dictionary(
            wanted.enumerated().map { ($0.element, $0.offset) }, uniquingKeysWith: { first, _ in first })
        let live = server.map(id)
        let patched = items.filter { position[id($0)] != nil }
            .sorted { (position[id($0)] ?? 0) < (position[id($1)] ?? 0) }
        let rest = items.filter { position[id($0)] == nil }
        // A two-way merge: an item of the server stays before a patched item that followed it on the server.
        var result: [JSONValue] = []
        var left = rest[...]
        for item in patched {
            if let here = live.firstIndex(of: id(item)) {
                while let next = left.first, let there = live.firstIndex(of: id(next)), there < here {
                    result.append(left.removeFirst())
                }
            }
            result.append(item)
        }
        return result + left
    }
}
