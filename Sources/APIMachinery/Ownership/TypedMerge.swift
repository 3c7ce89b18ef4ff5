import KubernetesAPI

extension TypedValue {
    /// This value with an applied configuration laid over it: structures, maps and keyed lists are merged, all else
    /// is replaced.
    func merged(with applied: JSONValue) -> JSONValue {
        guard !isAtomic, !isScalar, !applied.isNull else { return applied }
        switch shape {
        case .scalar: return applied
        case .structure, .map:
            guard case .object(let over) = applied else { return applied }
            var members = value.objectValue ?? [:]
            for (key, new) in over {
                members[key] = members[key].map { member(key, $0).merged(with: new) } ?? new
            }
            return .object(members)
        case .list:
            guard case .array = applied else { return applied }
            return .array(mergedItems(with: applied))
        }
    }

    /// Applied items keep their order; items that only the live list has stay where they stood between them.
    private func mergedItems(with applied: JSONValue) -> [JSONValue] {
        let live = items
        let over = with(applied).items
        let liveByElement = Dictionary(live.map { ($0.element, $0.value) }, uniquingKeysWith: { first, _ in first })
        let overElements = Set(over.map(\.element))
        var shared = over.map(\.element).filter { liveByElement[$0] != nil }[...]
        var nextShared = shared.popFirst()
        var merged: Set<PathElement> = []
        var out: [JSONValue] = []
        var (left, right) = (0, 0)
        while left < live.count || right < over.count {
            if left < live.count, right < over.count, overElements.contains(live[left].element),
                live[left].element != over[right].element, let wanted = nextShared, wanted != live[left].element
            {
                left += 1  // it comes later in the applied order
                continue
            }
            if left < live.count, live[left].element != (right < over.count ? over[right].element : nil) {
                if !overElements.contains(live[left].element) {
                    out.append(live[left].value)
                    left += 1
                    continue
                }
                if merged.contains(live[left].element) {
                    left += 1
                    continue
                }
            }
            guard right < over.count else { break }
            let (element, new) = over[right]
            out.append(liveByElement[element].map { item($0).merged(with: new) } ?? new)
            merged.insert(element)
            if left < live.count, live[left].element == element { left += 1 }
            if nextShared == element { nextShared = shared.popFirst() }
            right += 1
        }
        return out
    }

    /// This value without what `paths` name; an object or list that loses all becomes null.
    func removing(_ paths: FieldSet) -> JSONValue {
        guard !paths.isEmpty, !isAtomic else { return value }
        switch value {
        case .object(let members):
            var kept: [String: JSONValue] = [:]
            for (key, inner) in members where !paths.members.contains(.field(key)) {
                let below = paths.below(.field(key))
                kept[key] = below.isEmpty ? inner : member(key, inner).removing(below)
            }
            return kept.isEmpty ? .null : .object(kept)
        case .array:
            let kept = items.filter { !paths.members.contains($0.element) }.map { element, inner in
                item(inner).removing(paths.below(element))
            }
            return kept.isEmpty ? .null : .array(kept)
        case .null, .bool, .number, .string: return value
        }
    }
}
