import KubernetesAPI

/// The roles and bindings of one revision, ready to be asked.
struct AccessPolicy: Sendable {
    private struct Binding: Sendable {
        /// Empty for a ClusterRoleBinding.
        var namespace: String
        /// `ClusterRoleBinding "x" of ClusterRole "y"`.
        var title: String
        var subjects: [Subject]
        var rules: [PolicyRule]
    }

    private enum Subject: Hashable, Sendable {
        case user(String)
        case group(String)
        case serviceAccount(namespace: String, name: String)

        func includes(_ user: User) -> Bool {
            switch self {
            case .user(let name): name == user.name
            case .group(let name): user.groups.contains(name)
            case .serviceAccount(let namespace, let name):
                user.name == "system:serviceaccount:\(namespace):\(name)"
            }
        }

        var title: String {
            switch self {
            case .user(let name): "User \"\(name)\""
            case .group(let name): "Group \"\(name)\""
            case .serviceAccount(let namespace, let name): "ServiceAccount \"\(name)/\(namespace)\""
            }
        }
    }

    private static let group = ".rbac.authorization.k8s.io"
    private let bindings: [Binding]

    /// Reads the roles and bindings of a store.
    init(_ store: ObjectStore) {
        func objects(_ name: String) -> [JSONValue] {
            store.list(name + Self.group, namespace: nil).map(\.object)
        }
        var rules: [String: [PolicyRule]] = [:]
        for role in objects("clusterroles") + objects("roles") {
            rules["\(role.namespace)/\(role.name)"] = (role["rules"]?.arrayValue ?? []).map(PolicyRule.init)
        }
        // Cluster-wide bindings first, as the server's resolver asks them.
        bindings = (objects("clusterrolebindings") + objects("rolebindings")).map { binding in
            let namespace = binding.namespace
            let roleKind = binding["roleRef"]?["kind"]?.stringValue ?? ""
            let roleName = binding["roleRef"]?["name"]?.stringValue ?? ""
            let kind = namespace.isEmpty ? "ClusterRoleBinding" : "RoleBinding"
            let name = namespace.isEmpty ? binding.name : "\(binding.name)/\(namespace)"
            return Binding(
                namespace: namespace, title: "\(kind) \"\(name)\" of \(roleKind) \"\(roleName)\"",
                subjects: (binding["subjects"]?.arrayValue ?? []).compactMap {
                    Self.subject($0, namespace: namespace)
                },
                rules: rules["\(roleKind == "Role" ? namespace : "")/\(roleName)"] ?? [])
        }
    }

    /// Whether `user` may; the reason names the binding, and is nil for the masters, who need none.
    func decide(_ user: User, _ attributes: AccessAttributes) -> (isAllowed: Bool, reason: String?) {
        if user.groups.contains(User.mastersGroup) { return (true, nil) }
        for binding in bindings where Self.applies(binding, to: attributes) {
            guard let subject = binding.subjects.first(where: { $0.includes(user) }),
                binding.rules.contains(where: { $0.allows(attributes) })
            else { continue }  // this binding does not help; the next may
            return (true, "RBAC: allowed by \(binding.title) to \(subject.title)")
        }
        return (false, nil)
    }

    /// The rules that hold for `user` in a namespace.
    func rules(of user: User, namespace: String) -> [PolicyRule] {
        var rules: [PolicyRule] = []
        if user.groups.contains(User.mastersGroup) {
            rules = [PolicyRule(verbs: ["*"], groups: ["*"], resources: ["*"]), PolicyRule(verbs: ["*"], paths: ["*"])]
        }
        for binding in bindings where binding.namespace.isEmpty || binding.namespace == namespace {
            if binding.subjects.contains(where: { $0.includes(user) }) { rules += binding.rules }
        }
        return rules
    }

    private static func applies(_ binding: Binding, to attributes: AccessAttributes) -> Bool {
        switch attributes.target {
        case .path: binding.namespace.isEmpty
        case .resource(_, _, _, let namespace, _): binding.namespace.isEmpty || binding.namespace == namespace
        }
    }

    private static func subject(_ subject: JSONValue, namespace: String) -> Subject? {
        guard let name = subject["name"]?.stringValue else { return nil }
        switch subject["kind"]?.stringValue {
        case "User": return .user(name)
        case "Group": return .group(name)
        case "ServiceAccount":
            return .serviceAccount(namespace: subject["namespace"]?.stringValue ?? namespace, name: name)
        default: return nil  // validation lets no other kind in
        }
    }
}
