import KubernetesAPI

/// The second half of an update: from the wanted object to the one to store.
struct ObjectUpdate {
    let registry: ResourceRegistry
    let request: WriteRequest
    /// In stored form.
    let existing: JSONValue

    private var type: ResourceType { request.type }

    /// Checks and finishes `object`, which is in the version of the request.
    ///
    /// `managed` are the owners afterwards, if an apply has found them already.
    func write(
        _ object: JSONValue, warnings: [String], managed: ManagedFields?
    ) throws(StatusError) -> WriteOutcome {
        let owners = managed ?? self.owners(after: object)
        let storage = registry.storageType(of: type)
        let strategy = type.strategy
        var stored = Conversion.toStored(object, from: type, storage: storage)
        try checkVersion(stored, strategy)
        keepSystemMetadata(&stored)
        if request.subresource == "status" {
            stored = withStatus(of: stored, strategy)
        } else {
            if strategy.hasStatus { stored["status"] = existing["status"] }
            strategy.prepareForUpdate(&stored, old: existing)
        }
        let errors = validationErrors(stored, strategy)
        guard errors.isEmpty else { throw .invalid(type, name: request.name, errors) }
        stored = Conversion.canonical(stored, storage)
        if strategy.hasGeneration, counts(stored, strategy) != counts(existing, strategy) {
            let generation = existing[path: "metadata", "generation"]?.integerValue ?? 0
            stored.changeObject("metadata") { $0["generation"] = .integer(generation &+ 1) }
        }
        stored.changeObject("metadata") { $0["managedFields"] = owners.json }
        let isChanged = Self.differ(stored, existing)
        return WriteOutcome(
            object: isChanged ? stored : existing, isNew: false, isChanged: isChanged,
            endsDeletion: Self.endsDeletion(stored),
            warnings: warnings + strategy.warnings(stored))
    }

    /// Who owns what after an update that is no apply.
    private func owners(after object: JSONValue) -> ManagedFields {
        let before = existing[path: "metadata", "managedFields"]
        let wanted = object[path: "metadata", "managedFields"]
        if request.subresource == nil, ManagedFields.isReset(wanted) { return ManagedFields() }
        var owners = ManagedFields(before) ?? ManagedFields()
        if request.subresource == nil, let given = ManagedFields(wanted), !given.claims.isEmpty { owners = given }
        var live = Conversion.fromStored(existing, to: type)
        var new = Conversion.canonical(object, type)
        live.changeObject("metadata") { $0["managedFields"] = nil }
        new.changeObject("metadata") { $0["managedFields"] = nil }
        let ownership = ObjectWriter(registry: registry).ownership(request)
        ownership.update(&owners, from: live, to: new, by: request.options.manager, isCreate: false)
        return owners
    }

    private func checkVersion(_ stored: JSONValue, _ strategy: any KindStrategy) throws(StatusError) {
        let given = stored[path: "metadata", "resourceVersion"]?.stringValue ?? ""
        guard !given.isEmpty, given != "0" else {
            guard strategy.allowsUnconditionalUpdate else {
                throw .invalid(
                    type, name: request.name,
                    [.invalid("metadata.resourceVersion", 0, "must be specified for an update")])
            }
            return
        }
        guard UInt64(given) != nil else {
            throw .internalError("strconv.ParseUint: parsing \(JSONValue.string(given).text): invalid syntax")
        }
        guard given == existing[path: "metadata", "resourceVersion"]?.stringValue else {
            throw .modified(type, name: request.name)
        }
    }

    /// What clients leave out of metadata stays; what only the server sets is set.
    private func keepSystemMetadata(_ stored: inout JSONValue) {
        let before = existing["metadata"] ?? [:]
        stored.changeObject("metadata") { metadata in
            for field in ["uid", "creationTimestamp", "deletionTimestamp", "deletionGracePeriodSeconds"] {
                if let value = before[field] { metadata.setDefault(field, value) }
            }
            metadata["generation"] = before["generation"]
            metadata["resourceVersion"] = before["resourceVersion"]
            metadata["selfLink"] = nil
        }
    }

    /// The existing object with the new one's status and, of its metadata, what a status write may change.
    private func withStatus(of stored: JSONValue, _ strategy: any KindStrategy) -> JSONValue {
        var result = existing
        result["status"] = stored["status"]
        var metadata = stored["metadata"] ?? [:]
        if strategy.statusKeepsLabels { metadata["labels"] = existing[path: "metadata", "labels"] }
        for path in strategy.ignoredByStatus {
            guard path.count == 2, path[0] == .field("metadata"), case .field(let name) = path[1] else { continue }
            metadata[name] = existing[path: "metadata", name]
        }
        result["metadata"] = metadata
        return result
    }

    private func validationErrors(_ stored: JSONValue, _ strategy: any KindStrategy) -> [FieldError] {
        // Upstream checks metadata once for all kinds and once for the kind itself, and says both.
        let metadata = MetadataRule.updateErrors(stored, old: existing)
        let own: [FieldError]
        switch request.subresource {
        case "status"?: own = strategy.validateStatusUpdate(stored, old: existing)
        case let name?: own = strategy.validateSubresource(name, stored, old: existing)
        case nil: own = strategy.validateUpdate(stored, old: existing)
        }
        return metadata + metadata + own
    }

    /// What a generation counts.
    private func counts(_ object: JSONValue, _ strategy: any KindStrategy) -> JSONValue {
        var counted = object
        counted["metadata"] = strategy.countsAnnotations ? object[path: "metadata", "annotations"] : .none
        for field in ["status", "kind", "apiVersion"] { counted[field] = nil }
        return counted
    }

    /// Whether anything differs but the times and the order of owners, which alone do not make a change.
    private static func differ(_ new: JSONValue, _ old: JSONValue) -> Bool {
        var (plain, before) = (new, old)
        plain.change("metadata") { $0["managedFields"] = nil }
        before.change("metadata") { $0["managedFields"] = nil }
        return plain != before || timelessOwners(new) != timelessOwners(old)
    }

    private static func timelessOwners(_ object: JSONValue) -> Set<JSONValue> {
        let entries = object["metadata"]?.items("managedFields") ?? []
        return Set(
            entries.map { entry in
                var entry = entry
                entry["time"] = nil
                return entry
            })
    }

    static func endsDeletion(_ stored: JSONValue) -> Bool {
        let metadata = stored["metadata"] ?? [:]
        return metadata["deletionTimestamp"] != nil && metadata.items("finalizers").isEmpty
            && metadata.number("deletionGracePeriodSeconds") == 0
            && (stored[path: "spec", "finalizers"]?.arrayValue ?? []).isEmpty
    }
}
