import APIMachinery
import KubernetesAPI
import Measures

/// Fills a store with what every cluster has.
struct Bootstrap: Sendable {
    let objects: ObjectTransactions

    private static let namespaces = ["default", "kube-node-lease", "kube-public", "kube-system"]
    private static let options = WriteOptions(manager: "kube-apiserver")

    /// Creates namespaces, default roles and the Service `kubernetes`, as far as they are not there.
    ///
    /// A new cluster forgets how they came to be.
    ///
    /// - Parameter port: where the server listens.
    /// - Throws: only if the rules refuse these objects, which is a fault of this program.
    func run(port: Int) throws(StatusError) {
        let isNew = objects.store.read { $0.list("namespaces", namespace: nil).isEmpty }
        for name in Self.namespaces {
            try create(
                "namespaces", "", ["apiVersion": "v1", "kind": "Namespace", "metadata": ["name": .string(name)]])
        }
        for role in DefaultRoles.clusterRoles { try create("clusterroles.rbac.authorization.k8s.io", "", role) }
        for binding in DefaultRoles.clusterRoleBindings {
            try create("clusterrolebindings.rbac.authorization.k8s.io", "", binding)
        }
        try create("services", "default", Self.service(port: port))
        if isNew { objects.store.compact() }
    }

    private func create(_ resource: String, _ namespace: String, _ object: JSONValue) throws(StatusError) {
        guard let type = objects.registry.types.first(where: { $0.storageName == resource })
        else { throw .unknownResource }
        let target = ObjectTransactions.Target(type: type, subresource: nil, namespace: namespace, name: "")
        let key = StoredObject.key(namespace: namespace, name: object.name)
        guard objects.store.read({ $0.find(resource, key) }) == nil else { return }  // of an earlier process
        _ = try objects.create(target, .value(object), Self.options)
    }

    private static func service(port: Int) -> JSONValue {
        [
            "apiVersion": "v1", "kind": "Service",
            "metadata": [
                "name": "kubernetes", "labels": ["component": "apiserver", "provider": "kubernetes"],
            ],
            "spec": [
                "clusterIP": .string(ServiceAddress.first), "clusterIPs": [.string(ServiceAddress.first)],
                "ports": [
                    ["name": "https", "port": 443, "protocol": "TCP", "targetPort": .integer(port)]
                ],
            ],
        ]
    }
}
