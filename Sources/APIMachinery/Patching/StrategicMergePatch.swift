import KubernetesAPI

/// A merge patch that knows which lists are maps, with the directives that start with `$`.
///
/// Source: `strategicpatch/patch.go` of apimachinery 1.36.
struct StrategicMergePatch {
    let schema: Schema
    let patch: JSONValue

    init(_ patch: JSONValue, schema: Schema = .builtIn) {
        self.patch = patch
        self.schema = schema
    }

    /// `object` after the patch.
    ///
    /// - Throws: 500 for an item without its merge key and for a directive that is none.
    func applied(to object: JSONValue, as structure: SchemaStructure) throws(StatusError) -> JSONValue {
        try merge(object, patch, fields: structure.fields, map: nil)
    }

    /// Merges the members of a structure (`fields`) or of a map whose values have the shape `map`.
    private func merge(
        _ original: JSONValue, _ patch: JSONValue, fields: [String: SchemaField], map: Shape?
    ) throws(StatusError) -> JSONValue {
        guard case .object(var changes) = patch else { return patch }
        switch changes.removeValue(forKey: "$patch")?.stringValue {
        case nil, "merge": break
        case "replace": return .object(withoutDirectives(changes))
        case "delete": return [:]
        case let word?:
            throw .internalError("unknown $patch \(JSONValue.string(word).text); accepted: merge, replace, delete")
        }
        var members = original.objectValue ?? [:]
        if let retained = changes.removeValue(forKey: "$retainKeys")?.arrayValue {
            let kept = Set(retained.compactMap(\.stringValue))
            members = members.filter { kept.contains($0.key) }
        }
        for (key, change) in changes {
            if key.hasPrefix("$") { continue }  // directives of lists are read with their list
            if change.isNull {
                members[key] = nil
                continue
            }
            if members[key] == nil, change["$patch"] != nil {
                continue  // recorded so: a directive needs something to act on
            }
            let directives = ListDirectives(of: key, in: changes)
            members[key] = try mergeMember(
                members[key], change, field: fields[key], shape: fields[key]?.shape ?? map, directives)
        }
        for key in ListDirectives.keysWithoutPatch(in: changes) {
            guard let existing = members[key] else { continue }
            members[key] = try mergeMember(
                existing, [], field: fields[key], shape: fields[key]?.shape ?? map, ListDirectives(of: key, in: changes)
            )
        }
        return .object(members)
    }

    private func mergeMember(
        _ original: JSONValue?, _ change: JSONValue, field: SchemaField?, shape: Shape?, _ directives: ListDirectives
    ) throws(StatusError) -> JSONValue {
        switch (shape, change) {
        case (.structure(let name)?, .object):
            return try merge(original ?? [:], change, fields: schema.structure(name).fields, map: nil)
        case (.map(let element, _)?, .object):
            return try merge(original ?? [:], change, fields: [:], map: element)
        case (.list(let element, _)?, .array(let items)):
            guard case .merge(let key)? = field?.merge else { return .array(items) }
            if let key {
                return try mergeItems(original?.arrayValue ?? [], items, element: element, key: key, directives)
            }
            return mergeValues(original?.arrayValue ?? [], items, directives)
        default: return change
        }
    }

    private func mergeItems(
        _ original: [JSONValue], _ changes: [JSONValue], element: Shape, key: String, _ directives: ListDirectives
    ) throws(StatusError) -> JSONValue {
        var fields: [String: SchemaField] = [:]
        if case .structure(let name) = element { fields = schema.structure(name).fields }
        var result = original
        if changes.contains(where: { $0["$patch"]?.stringValue == "replace" }) {
            return .array(changes.filter { $0["$patch"] == nil })
        }
        for change in changes {
            guard let id = change[key] else {
                throw .internalError(
                    "map: \(GoText.map(change)) does not contain declared merge key: \(key)")
            }
            let index = result.firstIndex { $0[key] == id }
            if change["$patch"]?.stringValue == "delete" {
                result.removeAll { $0[key] == id }
            } else if let index {
                result[index] = try merge(result[index], change, fields: fields, map: nil)
            } else {
                result.append(try merge([:], change, fields: fields, map: nil))
            }
        }
        let changed = changes.filter { $0["$patch"] == nil }.compactMap { $0[key] }
        return .array(directives.ordered(result, server: original, patch: changed) { $0[key] ?? .null })
    }

    private func mergeValues(
        _ original: [JSONValue], _ changes: [JSONValue], _ directives: ListDirectives
    ) -> JSONValue {
        let deleted = Set(directives.deleted)
        let kept = original.filter { !deleted.contains($0) }
        let result = kept + changes.filter { !kept.contains($0) }
        return .array(directives.ordered(result, server: original, patch: changes) { $0 })
    }

    private func withoutDirectives(_ members: [String: JSONValue]) -> [String: JSONValue] {
        members.filter { !$0.key.hasPrefix("$") && !$0.value.isNull }
    }
}
