import KubernetesAPI

/// What differs between two versions of one object, path by path.
///
/// Source: the rules of structured-merge-diff v6, which kube-apiserver 1.36 uses: an added or removed part counts with
/// every path in it, lists and maps that are empty on both sides count as one value.
struct Comparison {
    private(set) var added = FieldSet()
    private(set) var removed = FieldSet()
    private(set) var modified = FieldSet()

    /// Paths that are new or have a new value.
    var changed: FieldSet { added.union(modified) }

    init(from old: JSONValue, to new: JSONValue, as structure: SchemaStructure, schema: Schema = .builtIn) {
        compare(old, new, TypedValue(new, as: structure, schema: schema), path: [])
    }

    /// Forgets the paths in `ignored` and below.
    mutating func ignore(_ ignored: FieldSet) {
        added = added.subtractingTrees(ignored)
        removed = removed.subtractingTrees(ignored)
        modified = modified.subtractingTrees(ignored)
    }

    private mutating func compare(_ old: JSONValue?, _ new: JSONValue?, _ place: TypedValue, path: [PathElement]) {
        guard old != nil || new != nil else { return }
        let isLeaf = place.isAtomic || place.isScalar || (Self.isHollow(old) && Self.isHollow(new))
        guard !isLeaf else { return leaf(old, new, path) }
        switch place.shape {
        case .scalar: leaf(old, new, path)
        case .list:
            let before = Self.index(place.with(old ?? .null).items)
            let after = Self.index(place.with(new ?? .null).items)
            for element in Set(before.keys).union(after.keys) {
                let there = after[element] ?? before[element] ?? .null
                compare(before[element], after[element], place.item(there), path: path + [element])
            }
        case .structure, .map:
            let before = old?.objectValue ?? [:]
            let after = new?.objectValue ?? [:]
            for key in Set(before.keys).union(after.keys) {
                let there = after[key] ?? before[key] ?? .null
                compare(before[key], after[key], place.member(key, there), path: path + [.field(key)])
            }
        }
        if old == nil { added.insert(path) }
        if new == nil { removed.insert(path) }
    }

    private mutating func leaf(_ old: JSONValue?, _ new: JSONValue?, _ path: [PathElement]) {
        if old == nil {
            added.insert(path)
        } else if new == nil {
            removed.insert(path)
        } else if old != new {
            modified.insert(path)
        }
    }

    private static func isHollow(_ value: JSONValue?) -> Bool {
        switch value {
        case nil, .null?: true
        case .array(let items)?: items.isEmpty
        case .object(let members)?: members.isEmpty
        case .bool?, .number?, .string?: false
        }
    }

    private static func index(_ items: [(element: PathElement, value: JSONValue)]) -> [PathElement: JSONValue] {
        Dictionary(items.map { ($0.element, $0.value) }, uniquingKeysWith: { first, _ in first })
    }
}

extension TypedValue {
    /// Whether the schema says that there is nothing below.
    var isScalar: Bool {
        if case .scalar = shape { true } else { false }
    }
}
