import KubernetesAPI

/// Writes of `scale`: a Scale comes in, the object behind it is changed.
struct ScaleWriter {
    let request: WriteRequest
    /// The object behind the Scale, in stored form.
    let existing: JSONValue

    private var version: String { request.type.groupVersion }

    private var ownership: Ownership {
        Ownership(
            structure: Schema.builtIn.structure("Scale"), version: "autoscaling/v1", subresource: "scale",
            ignored: FieldSet([[.field("status")]]), now: request.now)
    }

    private var parentOwners: ManagedFields {
        ManagedFields(existing[path: "metadata", "managedFields"]) ?? ManagedFields()
    }

    /// The live Scale.
    var live: JSONValue { ScaleConversion.scale(of: existing) }

    /// PUT and PATCH.
    func write(_ scale: JSONValue, warnings: [String]) throws(StatusError) -> WriteOutcome {
        let handler = ScaleOwnership(parent: parentOwners, version: version)
        var owners = handler.scale
        let new = Conversion.canonical(scale, ScaleConversion.type)
        ownership.update(&owners, from: live, to: new, by: request.options.manager, isCreate: false)
        return try finish(new, handler.parent(after: owners), warnings)
    }

    /// Server-side apply.
    func apply(_ applied: JSONValue, warnings: [String]) throws(StatusError) -> WriteOutcome {
        let handler = ScaleOwnership(parent: parentOwners, version: version)
        var owners = handler.scale
        let merged = try ownership.apply(
            &owners, applied, over: live, by: request.options.manager, force: request.options.isForced)
        let new = Conversion.canonical(merged ?? live, ScaleConversion.type)
        return try finish(new, handler.parent(after: owners), warnings)
    }

    private func finish(
        _ scale: JSONValue, _ owners: ManagedFields, _ warnings: [String]
    ) throws(StatusError) -> WriteOutcome {
        let version = scale[path: "metadata", "resourceVersion"]?.stringValue ?? ""
        if !version.isEmpty, version != existing[path: "metadata", "resourceVersion"]?.stringValue {
            throw .modified(request.type, name: request.name)
        }
        let errors = ScaleStrategy().validate(scale)
        guard errors.isEmpty else { throw .invalid(ScaleConversion.type, name: request.name, errors) }
        var object = existing
        let replicas = scale["spec"]?.number("replicas") ?? 0
        let isChanged = existing[path: "spec", "replicas"]?.integerValue != replicas || owners != parentOwners
        object.changeObject("spec") { $0["replicas"] = .integer(replicas) }
        object.changeObject("metadata") { metadata in
            if existing[path: "spec", "replicas"]?.integerValue != replicas {
                metadata["generation"] = .integer(metadata.number("generation") &+ 1)
            }
            metadata["managedFields"] = owners.json
        }
        return WriteOutcome(
            object: isChanged ? object : existing, isNew: false, isChanged: isChanged, endsDeletion: false,
            warnings: warnings)
    }
}
