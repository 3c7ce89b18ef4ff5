import APIMachinery
import KubernetesAPI
import NIOConcurrencyHelpers

/// Asks the roles and bindings in the store; reads them anew only after one of them was written.
final class Authorizer: Sendable {
    private static let resources = ["clusterroles", "roles", "clusterrolebindings", "rolebindings"]
        .map { $0 + ".rbac.authorization.k8s.io" }

    private let store: SharedStore
    private let known = NIOLockedValueBox<(revision: Int64, policy: AccessPolicy)?>(nil)

    init(store: SharedStore) {
        self.store = store
    }

    /// The policy of the newest roles and bindings.
    var policy: AccessPolicy {
        let revision = store.read { store in Self.resources.map(store.newestRevision(of:)).max() ?? 0 }
        if let known = known.withLockedValue({ $0 }), known.revision >= revision { return known.policy }
        let policy = store.read(AccessPolicy.init)
        known.withLockedValue { $0 = (revision, policy) }
        return policy
    }

    /// Lets `user` pass.
    ///
    /// - Throws: 403 in the server's words.
    func check(_ user: User, _ attributes: AccessAttributes) throws(StatusError) {
        guard !policy.decide(user, attributes).isAllowed else { return }
        throw Self.denial(user, attributes)
    }

    /// 403: reads `pods "x" is forbidden: User "nobody" cannot get resource "pods" in API group "" in the namespace
    /// "a"`.
    static func denial(_ user: User, _ attributes: AccessAttributes) -> StatusError {
        switch attributes.target {
        case .path(let path):
            return StatusError(
                code: 403, reason: "Forbidden",
                message: "forbidden: User \"\(user.name)\" cannot \(attributes.verb) path \"\(path)\"", details: [:])
        case .resource(let group, let resource, let subresource, let namespace, let name):
            let qualified = GroupResource(resource, group: group).description
            let full = subresource.isEmpty ? resource : "\(resource)/\(subresource)"
            let scope = namespace.isEmpty ? "at the cluster scope" : "in the namespace \"\(namespace)\""
            var details: JSONValue = ["kind": .string(resource)]
            if !name.isEmpty { details["name"] = .string(name) }
            if !group.isEmpty { details["group"] = .string(group) }
            return StatusError(
                code: 403, reason: "Forbidden",
                message: "\(name.isEmpty ? qualified : "\(qualified) \"\(name)\"") is forbidden: User \"\(user.name)\" "
                    + "cannot \(attributes.verb) resource \"\(full)\" in API group \"\(group)\" \(scope)",
                details: details)
        }
    }
}
