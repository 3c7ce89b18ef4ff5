import APIMachinery
import KubernetesAPI
import Measures

/// Writes to the store under the rules of `APIMachinery`: read, decide, store if nobody wrote in between, else again.
struct ObjectTransactions: Sendable {
    let store: SharedStore
    let registry: ResourceRegistry
    let writer: ObjectWriter
    let time: any TimeSource
    let random: RandomTexts

    /// Where a write goes.
    struct Target: Sendable {
        var type: ResourceType
        var subresource: String?
        /// Empty at the cluster scope.
        var namespace: String
        /// Empty of a create.
        var name: String

        var key: String { StoredObject.key(namespace: type.isNamespaced ? namespace : "", name: name) }
    }

    /// What a write left.
    struct Written: Sendable {
        /// In the form in which it is stored.
        var object: JSONValue
        var isNew: Bool
        var warnings: [String]
    }

    /// Attempts before a write that always finds another in its way gives up.
    private static let attemptsMax = 64
    /// Names that are tried for `generateName`.
    private static let generatedNamesMax = 8

    /// Creates an object.
    ///
    /// - Throws: 409 AlreadyExists, 404 or 403 for its namespace, and what `ObjectWriter.create` refuses.
    func create(_ target: Target, _ body: RequestBody, _ options: WriteOptions) throws(StatusError) -> Written {
        for attempt in 1...Self.generatedNamesMax {
            var outcome = try writer.create(body, request(target, options))
            var target = target
            target.name = outcome.object.name
            if target.type.isNamespaced { try admit(target) }
            if store.read({ $0.find(target.type.storageName, target.key) }) != nil {
                let isGenerated = outcome.object["metadata"]?["generateName"] != nil
                if isGenerated, attempt < Self.generatedNamesMax { continue }
                throw .alreadyExists(target.type, name: target.name)
            }
            ServiceAddress.allocate(for: &outcome.object, type: target.type, store: store)
            if options.isDryRun { return Written(object: outcome.object, isNew: true, warnings: outcome.warnings) }
            let stored = store.put(
                target.type.storageName, target.key, outcome.object, expecting: nil, now: time.now())
            if let stored { return Written(object: stored.object, isNew: true, warnings: outcome.warnings) }
        }
        throw .alreadyExists(target.type, name: target.name)
    }

    /// PUT.
    func replace(_ target: Target, _ body: RequestBody, _ options: WriteOptions) throws(StatusError) -> Written {
        try write(target, options) { existing throws(StatusError) in
            try writer.replace(existing, with: body, request(target, options))
        }
    }

    /// PATCH.
    func patch(
        _ target: Target, _ kind: PatchKind, _ body: RequestBody, _ options: WriteOptions
    ) throws(StatusError) -> Written {
        try write(target, options) { existing throws(StatusError) in
            try writer.patch(existing, kind, body, request(target, options))
        }
    }

    /// Changes a stored object as the server itself does, past the rules for clients; nothing is stored if it is equal.
    ///
    /// - Throws: 404, and what `change` throws.
    @discardableResult
    func mutate(
        _ target: Target, isDryRun: Bool = false, _ change: (inout JSONValue) throws(StatusError) -> Void
    ) throws(StatusError) -> JSONValue {
        for _ in 0..<Self.attemptsMax {
            let existing = try existing(target)
            var object = existing.object
            try change(&object)
            if isDryRun || object == existing.object { return object }
            let stored = store.put(
                target.type.storageName, target.key, object, expecting: existing, now: time.now())
            if let stored { return stored.object }
        }
        throw .modified(target.type, name: target.name)
    }

    /// DELETE; returns what to answer.
    ///
    /// - Throws: 404, 409 when a precondition does not hold.
    @discardableResult
    func delete(_ target: Target, _ options: DeleteOptions) throws(StatusError) -> Deletion {
        for _ in 0..<Self.attemptsMax {
            let existing = try existing(target)
            let now = time.now()
            var deletion = try Deletion(of: existing.object, type: target.type, options: options, now: now)
            if options.isDryRun { return deletion }
            var current = existing
            if deletion.isChanged, !deletion.isRemoval || deletion.marksBeforeRemoval {
                let marked = store.put(
                    target.type.storageName, target.key, deletion.object, expecting: existing, now: now)
                guard let marked else { continue }  // somebody wrote in between: again
                current = marked
            }
            if deletion.isRemoval {
                let last = store.remove(target.type.storageName, deletion.object, expecting: current, now: now)
                guard let last else { continue }  // likewise
                current = last
            }
            deletion.object = current.object
            return deletion
        }
        throw .modified(target.type, name: target.name)
    }

    /// The current version of a target.
    ///
    /// - Throws: 404.
    func existing(_ target: Target) throws(StatusError) -> StoredObject {
        guard let existing = store.read({ $0.find(target.type.storageName, target.key) })
        else { throw .notFound(target.type, name: target.name) }
        return existing
    }

    private func write(
        _ target: Target, _ options: WriteOptions,
        _ decide: (JSONValue?) throws(StatusError) -> WriteOutcome
    ) throws(StatusError) -> Written {
        for _ in 0..<Self.attemptsMax {
            let existing = store.read { $0.find(target.type.storageName, target.key) }
            let outcome = try decide(existing?.object)
            if existing == nil, target.type.isNamespaced { try admit(target) }
            if options.isDryRun {
                return Written(object: outcome.object, isNew: existing == nil, warnings: outcome.warnings)
            }
            if !outcome.isChanged, let existing {
                return Written(object: existing.object, isNew: false, warnings: outcome.warnings)
            }
            let resource = target.type.storageName
            if outcome.endsDeletion, let existing {
                let last = store.remove(resource, outcome.object, expecting: existing, now: time.now())
                guard last != nil else { continue }  // somebody wrote in between: again
                return Written(object: outcome.object, isNew: false, warnings: outcome.warnings)
            }
            let stored = store.put(resource, target.key, outcome.object, expecting: existing, now: time.now())
            guard let stored else { continue }  // likewise
            return Written(object: stored.object, isNew: existing == nil, warnings: outcome.warnings)
        }
        throw .modified(target.type, name: target.name)
    }

    private func request(_ target: Target, _ options: WriteOptions) -> WriteRequest {
        WriteRequest(
            type: target.type, subresource: target.subresource, namespace: target.namespace, name: target.name,
            options: options, now: time.now(), freshUID: random.uid(), nameSuffix: random.nameSuffix())
    }

    /// Refuses new objects in a namespace that is not there, or going.
    private func admit(_ target: Target) throws(StatusError) {
        guard let namespace = store.read({ $0.find("namespaces", target.namespace) })?.object else {
            guard let type = registry.type(group: "", version: "v1", name: "namespaces")
            else { throw .unknownResource }
            throw .notFound(type, name: target.namespace)
        }
        guard namespace["metadata"]?["deletionTimestamp"] != nil else { return }
        var refusal = StatusError.forbidden(
            target.type, name: target.name,
            "unable to create new content in namespace \(target.namespace) because it is being terminated")
        refusal.details?["causes"] = [
            [
                "reason": "NamespaceTerminating",
                "message": .string("namespace \(target.namespace) is being terminated"),
                "field": "metadata.namespace",
            ]
        ]
        throw refusal
    }
}
