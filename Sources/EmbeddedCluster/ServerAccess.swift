import APIMachinery
import KubernetesAPI
import Measures

/// The store as controllers in this process see it.
struct ServerAccess: ObjectAccess, Sendable {
    let objects: ObjectTransactions

    /// Who controllers write as.
    private static let options = WriteOptions(manager: "kube-controller-manager")

    var revision: Int64 { objects.store.read { $0.revision } }

    func find(_ resource: GroupResource, namespace: String, name: String) -> JSONValue? {
        objects.store.read { $0.find(resource.description, StoredObject.key(namespace: namespace, name: name)) }?.object
    }

    func list(_ resource: GroupResource, namespace: String?) -> [JSONValue] {
        objects.store.read { Array($0.list(resource.description, namespace: namespace)) }.map(\.object)
    }

    func create(
        _ resource: GroupResource, namespace: String, _ object: JSONValue
    ) throws(StatusError) -> JSONValue {
        let target = try target(resource, namespace: namespace, name: "", subresource: nil)
        return try objects.create(target, .value(object), Self.options).object
    }

    func update(_ resource: GroupResource, _ object: JSONValue) throws(StatusError) -> JSONValue {
        let target = try target(resource, namespace: object.namespace, name: object.name, subresource: nil)
        return try objects.replace(target, .value(object), Self.options).object
    }

    func updateStatus(_ resource: GroupResource, _ object: JSONValue) throws(StatusError) -> JSONValue {
        let target = try target(resource, namespace: object.namespace, name: object.name, subresource: "status")
        return try objects.replace(target, .value(object), Self.options).object
    }

    func mutate(
        _ resource: GroupResource, namespace: String, name: String,
        _ change: (inout JSONValue) throws(StatusError) -> Void
    ) throws(StatusError) -> JSONValue {
        try objects.mutate(try target(resource, namespace: namespace, name: name, subresource: nil), change)
    }

    func delete(
        _ resource: GroupResource, namespace: String, name: String, graceSeconds: Int64?
    ) throws(StatusError) {
        var options = DeleteOptions()
        options.gracePeriodSeconds = graceSeconds
        try objects.delete(try target(resource, namespace: namespace, name: name, subresource: nil), options)
    }

    func changes(since revision: Int64) -> [ObjectChange]? {
        objects.store.read { store in
            store.history.changes(after: revision)?.map { change in
                ObjectChange(
                    kind: Self.kind(change.kind), resource: Self.resource(change.resource),
                    revision: change.revision, object: change.object.object)
            }
        }
    }

    private func target(
        _ resource: GroupResource, namespace: String, name: String, subresource: String?
    ) throws(StatusError) -> ObjectTransactions.Target {
        guard let type = objects.registry.types.first(where: { $0.storageName == resource.description })
        else { throw .unknownResource }
        return ObjectTransactions.Target(type: type, subresource: subresource, namespace: namespace, name: name)
    }

    private static func kind(_ kind: Change.Kind) -> ObjectChange.Kind {
        switch kind {
        case .added: .added
        case .modified: .modified
        case .deleted: .deleted
        }
    }

    /// The resource of what is stored under a name.
    static func resource(_ storageName: String) -> GroupResource {
        let parts = storageName.split(separator: ".", maxSplits: 1).map(String.init)
        return GroupResource(parts[0], group: parts.count > 1 ? parts[1] : "")
    }
}
