import KubernetesAPI
import Measures

/// Keeps account of who owns which fields while an object is written.
///
/// Source: server-side apply as kube-apiserver 1.36 does it (structured-merge-diff v6).
struct Ownership {
    /// The structure of the bodies, `Scale` for scale.
    let structure: SchemaStructure
    /// The version of the bodies.
    let version: String
    /// The subresource that is written; empty for the object itself.
    let subresource: String
    /// What this way of writing cannot change, and so cannot own.
    let ignored: FieldSet
    let now: Timestamp

    /// What nobody owns: the server fills it in.
    private static let unowned = FieldSet(
        [[.field("apiVersion")], [.field("kind")], [.field("metadata")]]
            + [
                "name", "namespace", "creationTimestamp", "selfLink", "uid", "clusterName", "generation",
                "managedFields", "resourceVersion",
            ].map { [.field("metadata"), .field($0)] })

    /// Accounts for an update by `manager` that changed `live` into `new`.
    ///
    /// An object that exists and has no owners stays without: tracking begins with a create or an apply.
    func update(
        _ managed: inout ManagedFields, from live: JSONValue, to new: JSONValue, by name: String, isCreate: Bool
    ) {
        guard isCreate || !managed.claims.isEmpty else { return }
        let manager = updater(name)
        let comparison = compare(live, new)
        managed.release(comparison.changed, comparison.removed, except: nil)
        let taken = comparison.changed.subtracting(Self.unowned)
        if !taken.isEmpty {
            let held = managed.claims[manager]?.fields ?? FieldSet()
            managed.claims[manager] = ManagedFields.Claim(
                version: version, fields: held.union(taken), time: now.text(.seconds))
        }
        managed.cap()
    }

    /// Lays `applied` over `live` for the applier `name`.
    ///
    /// - Returns: the object afterwards; nil if its values stay as they are (owners may have changed).
    /// - Throws: 409 naming each field that another manager owns with another value, unless `force`.
    func apply(
        _ managed: inout ManagedFields, _ applied: JSONValue, over live: JSONValue, by name: String, force: Bool
    ) throws(StatusError) -> JSONValue? {
        if managed.claims.isEmpty, live[path: "metadata", "uid"] != nil {
            let before = updater("before-first-apply")
            let all = compare(emptyObject, live).changed.subtracting(Self.unowned)
            if !all.isEmpty {
                managed.claims[before] = ManagedFields.Claim(version: version, fields: all, time: now.text(.seconds))
            }
        }
        let manager = ManagedFields.Manager(name: name, isApplier: true, version: "", subresource: subresource)
        let last = managed.claims[manager]
        let set = TypedValue(applied, as: structure).fieldSet.subtractingTrees(ignored)
        var claim = ManagedFields.Claim(version: version, fields: set.subtracting(Self.unowned), time: last?.time)
        managed.claims[manager] = claim
        var merged = TypedValue(live, as: structure).merged(with: applied)
        if let last { merged = prune(merged, last: last.fields, managed: managed) }
        let comparison = compare(live, merged)
        var conflicts = managed.conflicts(with: comparison.changed, except: manager)
        if name == LastApplied.manager {
            let allowed = LastApplied.fields(of: live, structure: structure)
            conflicts.removeAll { allowed.contains($0.path) }
        }
        guard conflicts.isEmpty || force else { throw Self.error(for: conflicts) }
        managed.release(comparison.changed, comparison.removed, except: manager)
        let isChanged = live != merged
        if isChanged { claim.time = now.text(.seconds) }
        managed.claims[manager] = claim.fields.isEmpty ? nil : claim
        return isChanged ? .some(merged) : .none
    }

    /// The object that a create starts from.
    var emptyObject: JSONValue {
        var decoder = TypedDecoder()
        // An empty object has nothing that could be of the wrong type.
        return (try? decoder.object([:], as: structure)) ?? [:]
    }

    private func updater(_ name: String) -> ManagedFields.Manager {
        ManagedFields.Manager(name: name, isApplier: false, version: version, subresource: subresource)
    }

    private func compare(_ old: JSONValue, _ new: JSONValue) -> Comparison {
        var comparison = Comparison(from: old, to: new, as: structure)
        comparison.ignore(ignored)
        return comparison
    }

    /// Takes out what the applier applied before, does not apply now, and nobody else owns.
    private func prune(_ merged: JSONValue, last: FieldSet, managed: ManagedFields) -> JSONValue {
        let whole = TypedValue(merged, as: structure)
        let all = whole.fieldSet.withFieldsOnTheWay
        var pruned = whole.removing(last.withFieldsOnTheWay)
        let owned = managed.claims.values.reduce(FieldSet()) { $0.union($1.fields) }.withFieldsOnTheWay
        var left = TypedValue(pruned, as: structure).fieldSet.withFieldsOnTheWay
        pruned = whole.removing(all.subtracting(left.union(owned)))
        left = TypedValue(pruned, as: structure).fieldSet.withFieldsOnTheWay
        return whole.removing(all.subtracting(left).intersection(last.withFieldsOnTheWay))
    }

    private static func error(for conflicts: [(manager: ManagedFields.Manager, path: [PathElement])]) -> StatusError {
        func text(_ path: [PathElement]) -> String { path.map(\.description).joined() }
        let causes = conflicts.map { conflict -> JSONValue in
            [
                "reason": "FieldManagerConflict", "message": .string("conflict with \(conflict.manager)"),
                "field": .string(text(conflict.path)),
            ]
        }
        var message: String
        if let only = conflicts.first, conflicts.count == 1 {
            message = "Apply failed with 1 conflict: conflict with \(only.manager): \(text(only.path))"
        } else {
            message = "Apply failed with \(conflicts.count) conflicts: "
            let managers = Set(conflicts.map(\.manager)).sorted { ($0.name, $0.version) < ($1.name, $1.version) }
            message += managers.flatMap { manager in
                ["conflicts with \(manager):"]
                    + conflicts.filter { $0.manager == manager }.map { "- \(text($0.path))" }
            }.joined(separator: "\n")
        }
        return StatusError(code: 409, reason: "Conflict", message: message, details: ["causes": .array(causes)])
    }
}

extension ManagedFields {
    /// Takes `changed` and `removed` from all managers but one.
    mutating func release(_ changed: FieldSet, _ removed: FieldSet, except: Manager?) {
        let lost = changed.union(removed)
        for (manager, claim) in claims where manager != except {
            let left = claim.fields.subtracting(lost)
            claims[manager]?.fields = left
            if left.isEmpty { claims[manager] = nil }
        }
    }

    /// Which of `changed` others own; appliers first, then by name and path.
    func conflicts(with changed: FieldSet, except: Manager) -> [(manager: Manager, path: [PathElement])] {
        claims.filter { $0.key != except }
            .sorted { ($0.key.isApplier ? 0 : 1, $0.key.name) < ($1.key.isApplier ? 0 : 1, $1.key.name) }
            .flatMap { manager, claim in
                claim.fields.intersection(changed).paths.map { (manager, $0) }
            }
    }
}
