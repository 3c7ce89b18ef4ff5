import KubernetesAPI

/// The roles and bindings that every cluster has.
///
/// Source: the answers of kube-apiserver 1.36.2 for a user without bindings of their own.
enum DefaultRoles {
    private static let version: JSONValue = "rbac.authorization.k8s.io/v1"
    private static let labels: JSONValue = ["kubernetes.io/bootstrapping": "rbac-defaults"]
    private static let health = ["/healthz", "/livez", "/readyz", "/version", "/version/"]

    /// Name, rules, and the group that is bound to them, if one is.
    private static let roles: [(name: String, rules: [PolicyRule], group: String?)] = [
        (
            "cluster-admin",
            [
                PolicyRule(verbs: ["*"], groups: ["*"], resources: ["*"]), PolicyRule(verbs: ["*"], paths: ["*"]),
            ], User.mastersGroup
        ),
        (
            "system:basic-user",
            [
                PolicyRule(
                    verbs: ["create"], groups: ["authorization.k8s.io"],
                    resources: ["selfsubjectaccessreviews", "selfsubjectrulesreviews"]),
                PolicyRule(
                    verbs: ["create"], groups: ["authentication.k8s.io"], resources: ["selfsubjectreviews"]),
            ], User.authenticatedGroup
        ),
        (
            "system:discovery",
            [
                PolicyRule(
                    verbs: ["get"],
                    paths: [
                        "/api", "/api/*", "/apis", "/apis/*", "/healthz", "/livez", "/openapi", "/openapi/*", "/readyz",
                        "/version", "/version/",
                    ])
            ], User.authenticatedGroup
        ),
        (
            "system:public-info-viewer", [PolicyRule(verbs: ["get"], paths: health)], User.authenticatedGroup
        ),
        (
            "system:service-account-issuer-discovery",
            [PolicyRule(verbs: ["get"], paths: ["/.well-known", "/.well-known/*"])], "system:serviceaccounts"
        ),
        ("view", [readers], nil),
        ("edit", [readers, writers], nil),
        ("admin", [readers, writers, rbac], nil),
    ]

    private static let readers = PolicyRule(
        verbs: ["get", "list", "watch"], groups: ["", "apps", "autoscaling", "discovery.k8s.io", "policy"],
        resources: [
            "configmaps", "deployments", "deployments/scale", "endpoints", "endpointslices", "events",
            "horizontalpodautoscalers", "namespaces", "poddisruptionbudgets", "pods", "pods/log", "pods/status",
            "replicasets", "replicasets/scale", "serviceaccounts", "services", "statefulsets",
            "statefulsets/scale",
        ])
    private static let writers = PolicyRule(
        verbs: ["create", "delete", "deletecollection", "patch", "update"],
        groups: ["", "apps", "autoscaling", "coordination.k8s.io", "policy"],
        resources: [
            "configmaps", "deployments", "deployments/scale", "events", "horizontalpodautoscalers", "leases",
            "poddisruptionbudgets", "pods", "pods/eviction", "replicasets", "replicasets/scale", "secrets",
            "serviceaccounts", "services", "statefulsets", "statefulsets/scale",
        ])
    private static let rbac = PolicyRule(
        verbs: ["*"], groups: ["rbac.authorization.k8s.io"], resources: ["roles", "rolebindings"])

    /// The ClusterRoles.
    static var clusterRoles: [JSONValue] {
        roles.map { role in
            [
                "apiVersion": version, "kind": "ClusterRole",
                "metadata": ["name": .string(role.name), "labels": labels],
                "rules": .array(role.rules.map(\.json)),
            ]
        }
    }

    /// The ClusterRoleBindings.
    static var clusterRoleBindings: [JSONValue] {
        roles.compactMap { role in
            guard let group = role.group else { return nil }
            return [
                "apiVersion": version, "kind": "ClusterRoleBinding",
                "metadata": ["name": .string(role.name), "labels": labels],
                "roleRef": [
                    "apiGroup": "rbac.authorization.k8s.io", "kind": "ClusterRole", "name": .string(role.name),
                ],
                "subjects": [
                    ["apiGroup": "rbac.authorization.k8s.io", "kind": "Group", "name": .string(group)]
                ],
            ]
        }
    }
}
