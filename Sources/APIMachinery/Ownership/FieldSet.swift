import KubernetesAPI

/// A set of paths into an object: who owns what is said with it.
///
/// `members` are in the set themselves; `children` lead to longer paths. An element can be both.
struct FieldSet: Hashable {
    private(set) var members: Set<PathElement> = []
    /// Never holds an empty set.
    private(set) var children: [PathElement: FieldSet] = [:]

    var isEmpty: Bool { members.isEmpty && children.isEmpty }

    /// The set of these paths.
    init(_ paths: [[PathElement]] = []) {
        for path in paths { insert(path) }
    }

    mutating func insert(_ path: some Collection<PathElement>) {
        guard let first = path.first else { return }
        if path.count == 1 {
            members.insert(first)
        } else {
            children[first, default: FieldSet()].insert(path.dropFirst())
        }
    }

    /// Whether the path itself is in the set.
    func contains(_ path: some Collection<PathElement>) -> Bool {
        guard let first = path.first else { return false }
        return path.count == 1 ? members.contains(first) : children[first]?.contains(path.dropFirst()) ?? false
    }

    /// What lies below `element`; empty if nothing does.
    func below(_ element: PathElement) -> FieldSet {
        children[element] ?? FieldSet()
    }

    func union(_ other: FieldSet) -> FieldSet {
        var result = self
        result.members.formUnion(other.members)
        for (element, set) in other.children {
            result.children[element] = result.children[element]?.union(set) ?? set
        }
        return result
    }

    func intersection(_ other: FieldSet) -> FieldSet {
        var result = FieldSet()
        result.members = members.intersection(other.members)
        for (element, set) in children {
            guard let there = other.children[element] else { continue }
            result.setChild(element, set.intersection(there))
        }
        return result
    }

    /// Without the very paths of `other`; longer paths stay.
    func subtracting(_ other: FieldSet) -> FieldSet {
        var result = self
        result.members.subtract(other.members)
        for (element, set) in other.children {
            guard let here = children[element] else { continue }
            result.setChild(element, here.subtracting(set))
        }
        return result
    }

    /// Without the paths of `other` and all that lies below them.
    func subtractingTrees(_ other: FieldSet) -> FieldSet {
        var result = subtracting(other)
        for element in other.members { result.children[element] = nil }
        for (element, set) in other.children {
            guard let here = result.children[element] else { continue }
            result.setChild(element, here.subtractingTrees(set))
        }
        return result
    }

    /// With every object member that leads to a path as a path of its own.
    var withFieldsOnTheWay: FieldSet {
        var result = self
        for (element, set) in children {
            if case .field = element { result.members.insert(element) }
            result.children[element] = set.withFieldsOnTheWay
        }
        return result
    }

    /// Every path, sorted.
    var paths: [[PathElement]] {
        Set(members).union(children.keys).sorted().flatMap { element -> [[PathElement]] in
            let here: [[PathElement]] = members.contains(element) ? [[element]] : []
            return here + below(element).paths.map { [element] + $0 }
        }
    }

    private mutating func setChild(_ element: PathElement, _ set: FieldSet) {
        children[element] = set.isEmpty ? nil : set
    }
}

extension FieldSet {
    /// Reads `fieldsV1`; nil if it is malformed.
    init?(json: JSONValue) {
        guard case .object(let entries) = json else { return nil }
        for (text, value) in entries {
            if text == "." { continue }  // the caller has seen that the element itself is a member
            guard let element = PathElement(text), case .object(let inner) = value, let set = FieldSet(json: value)
            else { return nil }
            if inner.isEmpty || inner["."] != nil { members.insert(element) }
            setChild(element, set)
        }
    }

    /// The `fieldsV1` form.
    var json: JSONValue {
        var entries: [String: JSONValue] = [:]
        for element in members { entries[element.text] = [:] }
        for (element, set) in children {
            var inner = set.json
            if members.contains(element) { inner["."] = [:] }
            entries[element.text] = inner
        }
        return .object(entries)
    }
}
