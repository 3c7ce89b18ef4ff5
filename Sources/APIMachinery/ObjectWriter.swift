public import KubernetesAPI
import Measures

/// The way of a write: decode, default, patch, check, account for ownership; it stores nothing.
public struct ObjectWriter: Sendable {
    let registry: ResourceRegistry

    /// Writes objects of the kinds in `registry`.
    public init(registry: ResourceRegistry = .builtIn) {
        self.registry = registry
    }

    /// POST of a new object, or of what an object's `binding`, `eviction` or `token` takes.
    ///
    /// - Throws: 400, 415 for a body that is no such object, 422 for one that is not valid.
    public func create(_ body: RequestBody, _ request: WriteRequest) throws(StatusError) -> WriteOutcome {
        let type = bodyType(request)
        var decoded = try BodyDecoder(type: type, validation: request.options.fieldValidation).decode(body)
        guard !type.isVirtual, request.subresource == nil else {
            return try createVirtual(&decoded, type, request)
        }
        try placeInNamespace(&decoded.object, request)
        type.strategy.setDefaults(&decoded.object)
        return try create(decoded.object, warnings: decoded.warnings, managed: nil, request)
    }

    /// PUT over `existing` (in stored form; nil if there is none: leases are then created, others are 404).
    ///
    /// - Throws: 400, 415 for a body that is no such object, 409 for an older version, 422 for what is not valid.
    public func replace(
        _ existing: JSONValue?, with body: RequestBody, _ request: WriteRequest
    ) throws(StatusError) -> WriteOutcome {
        let type = bodyType(request)
        let decoded = try BodyDecoder(type: type, validation: request.options.fieldValidation).decode(body)
        var object = decoded.object
        try checkIdentity(&object, request)
        let strategy = type.strategy
        strategy.setDefaults(&object)
        guard let existing else {
            guard request.type.strategy.createsOnUpdate, request.subresource == nil else {
                throw .notFound(request.type, name: request.name)
            }
            object.changeObject("metadata") { $0["resourceVersion"] = nil }
            return try create(object, warnings: decoded.warnings, managed: nil, request)
        }
        try checkUID(object, existing, request)
        if request.subresource == "scale" {
            return try ScaleWriter(request: request, existing: existing).write(object, warnings: decoded.warnings)
        }
        let update = ObjectUpdate(registry: registry, request: request, existing: existing)
        return try update.write(object, warnings: decoded.warnings, managed: nil)
    }

    /// PATCH of `existing` (in stored form; nil if there is none: an apply then creates, others are 404).
    ///
    /// - Throws: 400 for a patch that is none, 409 for an older version or another applier's field, 422 for what
    ///   cannot be done or is not valid afterwards.
    public func patch(
        _ existing: JSONValue?, _ kind: PatchKind, _ body: RequestBody, _ request: WriteRequest
    ) throws(StatusError) -> WriteOutcome {
        if kind == .apply { return try Applying(writer: self, request: request).write(existing, body) }
        guard let existing else { throw .notFound(request.type, name: request.name) }
        let type = bodyType(request)
        let isScale = request.subresource == "scale"
        let live =
            isScale
            ? ScaleConversion.scale(of: existing) : Conversion.fromStored(existing, to: request.type)
        let patching = Patching(type: type, kind: kind, options: request.options)
        let patched = try patching.patched(live, with: body)
        var object = patched.object
        try checkIdentity(&object, request)
        type.strategy.setDefaults(&object)
        if isScale {
            return try ScaleWriter(request: request, existing: existing).write(object, warnings: patched.warnings)
        }
        let update = ObjectUpdate(registry: registry, request: request, existing: existing)
        return try update.write(object, warnings: patched.warnings, managed: nil)
    }

    /// The type of the bodies of a request.
    func bodyType(_ request: WriteRequest) -> ResourceType {
        guard let name = request.subresource, let subresource = request.type.subresource(name),
            subresource.kind != request.type.kind
        else { return request.type }
        var type = ScaleConversion.type
        type.group = subresource.group ?? request.type.group
        type.version = subresource.version ?? request.type.version
        type.kind = subresource.kind
        return type
    }

    /// Stores a new object; `managed` are owners that an apply has found already.
    func create(
        _ object: JSONValue, warnings: [String], managed: ManagedFields?, _ request: WriteRequest
    ) throws(StatusError) -> WriteOutcome {
        let type = request.type
        let strategy = type.strategy
        var managed = managed
        if managed == nil {
            var owners = ManagedFields(object[path: "metadata", "managedFields"]) ?? ManagedFields()
            var canonical = Conversion.canonical(object, type)
            canonical.changeObject("metadata") { $0["managedFields"] = nil }
            let ownership = self.ownership(request)
            ownership.update(
                &owners, from: ownership.emptyObject, to: canonical, by: request.options.manager, isCreate: true)
            managed = owners
        }
        let storage = registry.storageType(of: type)
        var stored = Conversion.toStored(object, from: type, storage: storage)
        let givenVersion = stored[path: "metadata", "resourceVersion"]?.stringValue ?? ""
        strategy.admit(&stored)
        stored.changeObject("metadata") { Self.fillMetadata(&$0, request, hasGeneration: strategy.hasGeneration) }
        if strategy.wipesStatus { stored["status"] = nil }
        strategy.prepareForCreate(&stored)
        let name = stored[path: "metadata", "name"]?.stringValue ?? ""
        let errors = MetadataRule.errors(stored, type: type, rule: strategy.nameRule) + strategy.validate(stored)
        guard errors.isEmpty else { throw .invalid(type, name: name, errors) }
        guard givenVersion.isEmpty else {
            throw .internalError("resourceVersion should not be set on objects to be created")
        }
        stored.changeObject("metadata") { $0["managedFields"] = managed?.json }
        return WriteOutcome(
            object: Conversion.canonical(stored, storage), isNew: true, isChanged: true, endsDeletion: false,
            warnings: warnings + strategy.warnings(stored))
    }

    /// The account of ownership for a request of an object or its status.
    func ownership(_ request: WriteRequest) -> Ownership {
        let type = bodyType(request)
        let strategy = request.type.strategy
        let ignored: FieldSet
        switch request.subresource {
        case "status"?: ignored = FieldSet(strategy.ignoredByStatus)
        case nil where strategy.hasStatus: ignored = FieldSet([[.field("status")]])
        default: ignored = FieldSet()
        }
        let schema = Schema.builtIn
        return Ownership(
            structure: schema.kind(group: type.group, version: type.version, kind: type.kind)
                ?? schema.structure("ObjectMeta"),
            version: type.groupVersion, subresource: request.subresource ?? "", ignored: ignored, now: request.now)
    }

    private func createVirtual(
        _ decoded: inout BodyDecoder.Decoded, _ type: ResourceType, _ request: WriteRequest
    ) throws(StatusError) -> WriteOutcome {
        let strategy = type.strategy
        strategy.setDefaults(&decoded.object)
        var object = Conversion.canonical(decoded.object, type)
        let errors = strategy.validate(object)
        guard errors.isEmpty else {
            let kind = strategy is AccessReviewStrategy ? "" : type.kind
            throw .invalid(group: type.group, kind: kind, name: "", errors)
        }
        var managed = ManagedFields()
        let ownership = self.ownership(request)
        ownership.update(
            &managed, from: ownership.emptyObject, to: object, by: request.options.manager, isCreate: true)
        object.changeObject("metadata") { $0["managedFields"] = managed.json }
        return WriteOutcome(
            object: object, isNew: true, isChanged: true, endsDeletion: false, warnings: decoded.warnings)
    }

    private static func fillMetadata(_ metadata: inout JSONValue, _ request: WriteRequest, hasGeneration: Bool) {
        let prefix = metadata.text("generateName")
        if metadata.text("name").isEmpty, !prefix.isEmpty {
            // Names of pods and services have 63 characters at most, five of them ours.
            metadata["name"] = .string(prefix.prefix(58) + request.nameSuffix)
        }
        metadata["uid"] = .string(request.freshUID)
        metadata["creationTimestamp"] = .string(request.now.text(.seconds))
        for field in [
            "resourceVersion", "selfLink", "deletionTimestamp", "deletionGracePeriodSeconds", "managedFields",
        ] {
            metadata[field] = nil
        }
        if hasGeneration { metadata["generation"] = 1 }
        if request.namespace.isEmpty { metadata["namespace"] = nil }
    }
}
