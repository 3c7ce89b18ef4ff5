import KubernetesAPI

/// What the controllers know: every object that concerns them, by name, by namespace and by owner.
///
/// Brought up to date by the store's changes; a whole listing happens only at the start and after a gap.
struct ObjectIndex: Sendable {
    /// One object that became another.
    struct Change: Sendable {
        var resource: GroupResource
        var key: ObjectKey
        /// Nil if it was not there.
        var before: JSONValue?
        /// Nil if it is gone.
        var after: JSONValue?
    }

    /// An object of some resource.
    struct Reference: Hashable, Sendable {
        var resource: GroupResource
        var key: ObjectKey
    }

    /// The resources that are indexed; events and leases concern no controller and come in crowds.
    static let resources: [GroupResource] = [
        .namespaces, .nodes, .pods, .services, .configMaps, .secrets, .serviceAccounts, .deployments, .replicaSets,
        .statefulSets, .endpointSlices, .horizontalPodAutoscalers,
    ]

    private var revision: Int64?
    private var tables: [GroupResource: [String: [String: JSONValue]]] = [:]
    private var references: [String: Reference] = [:]
    private var dependents: [String: Set<Reference>] = [:]

    func find(_ resource: GroupResource, _ key: ObjectKey) -> JSONValue? {
        tables[resource]?[key.namespace]?[key.name]
    }

    /// The objects of a namespace, in no particular order.
    func list(_ resource: GroupResource, namespace: String) -> some Collection<JSONValue> {
        (tables[resource]?[namespace] ?? [:]).values
    }

    /// All objects, in no particular order.
    func all(_ resource: GroupResource) -> [JSONValue] {
        (tables[resource] ?? [:]).values.flatMap(\.values)
    }

    /// What names the object of `uid` as an owner.
    func dependents(of uid: String) -> Set<Reference> {
        dependents[uid] ?? []
    }

    /// The objects of `resource` whose controlling owner is `uid`, by name.
    func controlled(_ resource: GroupResource, by uid: String) -> [JSONValue] {
        dependents(of: uid).filter { $0.resource == resource }.sorted { $0.key < $1.key }
            .compactMap { find($0.resource, $0.key) }.filter { $0.controllerReference?["uid"]?.stringValue == uid }
    }

    /// The object of `uid`; nil if none is known.
    func find(uid: String) -> (reference: Reference, object: JSONValue)? {
        guard let reference = references[uid], let object = find(reference.resource, reference.key) else { return nil }
        return (reference, object)
    }

    /// Takes over what was written since the last call.
    mutating func sync(with objects: some ObjectAccess) -> [Change] {
        guard let revision, let news = objects.changes(since: revision) else { return relist(objects) }
        var changes: [Change] = []
        for new in news {
            self.revision = new.revision
            guard Self.resources.contains(new.resource) else { continue }
            switch new.kind {
            case .added, .modified: changes.append(replace(new.resource, new.object.key, by: new.object))
            case .deleted: changes.append(replace(new.resource, new.object.key, by: Optional.none))
            }
        }
        return changes
    }

    private mutating func relist(_ objects: some ObjectAccess) -> [Change] {
        revision = objects.revision
        var changes: [Change] = []
        for resource in Self.resources {
            let listed = objects.list(resource, namespace: nil)
            let keys = Set(listed.map(\.key))
            let gone = all(resource).map(\.key).filter { !keys.contains($0) }
            changes += gone.sorted().map { replace(resource, $0, by: Optional.none) }
            for object in listed where find(resource, object.key) != object {
                changes.append(replace(resource, object.key, by: object))
            }
        }
        return changes
    }

    private mutating func replace(_ resource: GroupResource, _ key: ObjectKey, by after: JSONValue?) -> Change {
        let before = tables[resource]?[key.namespace]?[key.name]
        let reference = Reference(resource: resource, key: key)
        if let before { references[before.uid] = nil }
        if let after { references[after.uid] = reference }
        for owner in before?.ownerUIDs ?? [] {
            dependents[owner]?.remove(reference)
            if dependents[owner]?.isEmpty ?? false { dependents[owner] = nil }
        }
        for owner in after?.ownerUIDs ?? [] { dependents[owner, default: []].insert(reference) }
        tables[resource, default: [:]][key.namespace, default: [:]][key.name] = after
        return Change(resource: resource, key: key, before: before, after: after)
    }
}
