import KubernetesAPI

/// What is particular to one kind while its objects are written.
///
/// `setDefaults` works in the version of the request, all else in the version that is stored.
protocol KindStrategy: Sendable {
    /// Whether `metadata.generation` counts changes of all but metadata and status.
    var hasGeneration: Bool { get }
    /// Whether a changed annotation counts as well.
    var countsAnnotations: Bool { get }
    /// Whether a PUT without a resourceVersion is taken.
    var allowsUnconditionalUpdate: Bool { get }
    /// Whether a PUT of an absent object creates it.
    var createsOnUpdate: Bool { get }
    /// What names may be.
    var nameRule: NameRule { get }
    /// Whether there is a status that only the `status` subresource writes.
    var hasStatus: Bool { get }
    /// Whether a new object begins without the status that its creator sent.
    var wipesStatus: Bool { get }
    /// Whether a write of the status leaves labels alone.
    var statusKeepsLabels: Bool { get }
    /// What a write of the status leaves alone.
    var ignoredByStatus: [[PathElement]] { get }

    /// Fills in what the request leaves out.
    func setDefaults(_ object: inout JSONValue)
    /// Fills in what admission adds to a new object.
    func admit(_ object: inout JSONValue)
    /// Sets what a new object starts with.
    func prepareForCreate(_ object: inout JSONValue)
    /// Carries over what a change of the object may not touch.
    func prepareForUpdate(_ object: inout JSONValue, old: JSONValue)
    /// What is wrong with an object.
    func validate(_ object: JSONValue) -> [FieldError]
    /// What is wrong with a change.
    func validateUpdate(_ object: JSONValue, old: JSONValue) -> [FieldError]
    /// What is wrong with a change through another subresource, such as `resize`.
    func validateSubresource(_ name: String, _ object: JSONValue, old: JSONValue) -> [FieldError]
    /// Advice that goes with the answer.
    func warnings(_ object: JSONValue) -> [String]
    /// What is wrong with a change of the status.
    func validateStatusUpdate(_ object: JSONValue, old: JSONValue) -> [FieldError]
}

extension KindStrategy {
    var hasGeneration: Bool { false }
    var countsAnnotations: Bool { false }
    var allowsUnconditionalUpdate: Bool { true }
    var createsOnUpdate: Bool { false }
    var nameRule: NameRule { .subdomain }
    var hasStatus: Bool { false }
    var wipesStatus: Bool { hasStatus }
    var statusKeepsLabels: Bool { ignoredByStatus.contains([.field("metadata"), .field("labels")]) }
    var ignoredByStatus: [[PathElement]] { [[.field("spec")]] }

    func setDefaults(_ object: inout JSONValue) {}
    func admit(_ object: inout JSONValue) {}
    func prepareForCreate(_ object: inout JSONValue) {}
    func prepareForUpdate(_ object: inout JSONValue, old: JSONValue) {}
    func validate(_ object: JSONValue) -> [FieldError] { [] }
    func validateUpdate(_ object: JSONValue, old: JSONValue) -> [FieldError] { validate(object) }
    func validateStatusUpdate(_ object: JSONValue, old: JSONValue) -> [FieldError] { [] }
    func validateSubresource(_ name: String, _ object: JSONValue, old: JSONValue) -> [FieldError] {
        validateUpdate(object, old: old)
    }
    func warnings(_ object: JSONValue) -> [String] { [] }
}

/// Objects with no rules of their own: roles, reviews and the like.
struct PlainStrategy: KindStrategy {
    var nameRule = NameRule.subdomain
}

extension ResourceType {
    /// What is particular to this kind.
    var strategy: any KindStrategy {
        switch (group, kind) {
        case ("", "Namespace"): NamespaceStrategy()
        case ("", "Pod"): PodStrategy()
        case ("", "Service"): ServiceStrategy()
        case ("", "ConfigMap"): ConfigMapStrategy()
        case ("", "Secret"): SecretStrategy()
        case ("", "Node"): NodeStrategy()
        case ("", "Event"), ("events.k8s.io", "Event"): EventStrategy(isCore: group.isEmpty)
        case ("apps", "Deployment"): DeploymentStrategy()
        case ("apps", "ReplicaSet"): ReplicaSetStrategy()
        case ("apps", "StatefulSet"): StatefulSetStrategy()
        case ("apps", "DaemonSet"): DaemonSetStrategy()
        case ("autoscaling", "HorizontalPodAutoscaler"): AutoscalerStrategy(version: version)
        case ("autoscaling", "Scale"): ScaleStrategy()
        case ("coordination.k8s.io", "Lease"): LeaseStrategy()
        case ("discovery.k8s.io", "EndpointSlice"): EndpointSliceStrategy()
        case ("policy", "PodDisruptionBudget"): DisruptionBudgetStrategy()
        case ("networking.k8s.io", "NetworkPolicy"): NetworkPolicyStrategy()
        case ("scheduling.k8s.io", "PriorityClass"): PriorityClassStrategy()
        case ("rbac.authorization.k8s.io", "RoleBinding"), ("rbac.authorization.k8s.io", "ClusterRoleBinding"):
            RoleBindingStrategy()
        case ("rbac.authorization.k8s.io", _): PlainStrategy(nameRule: .pathSegment)
        case ("authentication.k8s.io", "TokenRequest"): TokenRequestStrategy()
        case ("authorization.k8s.io", _): AccessReviewStrategy(kind: kind)
        default: PlainStrategy()
        }
    }
}
