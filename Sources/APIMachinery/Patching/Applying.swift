import KubernetesAPI

/// Server-side apply of one object, its status or its scale.
struct Applying {
    let writer: ObjectWriter
    let request: WriteRequest

    /// Lays the configuration in `body` over `existing`, or creates the object.
    func write(_ existing: JSONValue?, _ body: RequestBody) throws(StatusError) -> WriteOutcome {
        let type = writer.bodyType(request)
        let applied = try configuration(body, type)
        if request.subresource == "scale" {
            guard let existing else { throw .notFound(request.type, name: request.name) }
            return try ScaleWriter(request: request, existing: existing).apply(applied, warnings: [])
        }
        let ownership = writer.ownership(request)
        var owners = ManagedFields()
        var live = ownership.emptyObject
        if let existing {
            owners = ManagedFields(existing[path: "metadata", "managedFields"]) ?? ManagedFields()
            live = Conversion.fromStored(existing, to: request.type)
            live.changeObject("metadata") { $0["managedFields"] = nil }
        }
        let merged = try ownership.apply(
            &owners, applied, over: live, by: request.options.manager, force: request.options.isForced)
        var object = Conversion.canonical(merged ?? live, type)
        object["kind"] = .string(type.kind)
        object["apiVersion"] = .string(type.groupVersion)
        if request.options.manager == LastApplied.manager, request.subresource == nil {
            LastApplied.update(&object, with: applied)
        }
        if object[path: "metadata", "name"] == nil {
            object.changeObject("metadata") { $0["name"] = .string(request.name) }
        }
        try writer.checkIdentity(&object, request)
        type.strategy.setDefaults(&object)
        guard let existing else {
            try checkNoUID(object)
            guard request.subresource == nil else { throw .notFound(request.type, name: request.name) }
            return try writer.create(object, warnings: [], managed: owners, request)
        }
        let update = ObjectUpdate(registry: writer.registry, request: request, existing: existing)
        return try update.write(object, warnings: [], managed: owners)
    }

    /// The applied configuration: typed, with nothing that the kind does not have.
    private func configuration(_ body: RequestBody, _ type: ResourceType) throws(StatusError) -> JSONValue {
        let value: JSONValue
        switch body {
        case .value(let given): value = given
        case .bytes(let bytes, _): value = try YAMLText.value(bytes)
        }
        guard value.objectValue != nil else { throw .badRequest("error decoding YAML: an object is needed") }
        let version = value.text("apiVersion")
        guard value.text("kind") == type.kind, version == type.groupVersion else {
            throw .badRequest("invalid object type: \(Self.kindText(value))")
        }
        guard value[path: "metadata", "managedFields"] == nil else {
            throw .badRequest("metadata.managedFields must be nil")
        }
        guard let structure = Schema.builtIn.kind(group: type.group, version: type.version, kind: type.kind) else {
            throw .internalError("no structure of \(type.groupVersion) \(type.kind)")
        }
        var decoder = TypedDecoder(keepsEmpties: true)
        let problem: String
        do {
            _ = try decoder.object(value, as: structure)
            guard let unknown = decoder.unknownFields.first else { return Self.withoutNulls(value) }
            problem = ".\(unknown): field not declared in schema"
        } catch {
            problem = error.message
        }
        let name =
            "\(value[path: "metadata", "namespace"]?.stringValue ?? "")/"
            + (value[path: "metadata", "name"]?.stringValue ?? "")
        throw .internalError("failed to create typed patch object (\(name); \(Self.kindText(value))): \(problem)")
    }

    private func checkNoUID(_ object: JSONValue) throws(StatusError) {
        let uid = object[path: "metadata", "uid"]?.stringValue ?? ""
        guard !uid.isEmpty else { return }
        throw .conflict(
            request.type, name: request.name,
            "uid mismatch: the provided object specified uid \(uid), and no existing object was found")
    }

    private static func kindText(_ value: JSONValue) -> String {
        let version = value.text("apiVersion")
        return "\(version.contains("/") ? version : "/\(version)"), Kind=\(value.text("kind"))"
    }

    /// An explicit null means nothing here.
    private static func withoutNulls(_ value: JSONValue) -> JSONValue {
        switch value {
        case .object(let members): .object(members.filter { !$0.value.isNull }.mapValues(withoutNulls))
        case .array(let items): .array(items.map(withoutNulls))
        case .null, .bool, .number, .string: value
        }
    }
}
