/// A kind of object by its coordinates in the API.
public struct ResourceName: Hashable, Sendable {
    /// The API group; empty for the core group.
    public var group: String
    /// The version, such as `v1`.
    public var version: String
    /// The lower-case plural of paths, such as `deployments`.
    public var plural: String
    /// The kind of objects, such as `Deployment`.
    public var kind: String
    /// Whether its objects live in namespaces.
    public var isNamespaced: Bool

    /// Names a resource.
    public init(group: String, version: String, plural: String, kind: String, isNamespaced: Bool = true) {
        self.group = group
        self.version = version
        self.plural = plural
        self.kind = kind
        self.isNamespaced = isNamespaced
    }

    /// `apps/v1`, or `v1` in the core group.
    public var apiVersion: String {
        group.isEmpty ? version : "\(group)/\(version)"
    }
}

/// The resources that Outrider reads or writes.
extension ResourceName {
    /// Deployments.
    public static let deployments = Self(group: "apps", version: "v1", plural: "deployments", kind: "Deployment")
    /// ReplicaSets.
    public static let replicaSets = Self(group: "apps", version: "v1", plural: "replicasets", kind: "ReplicaSet")
    /// Pods.
    public static let pods = Self(group: "", version: "v1", plural: "pods", kind: "Pod")
    /// Services.
    public static let services = Self(group: "", version: "v1", plural: "services", kind: "Service")
    /// ConfigMaps.
    public static let configMaps = Self(group: "", version: "v1", plural: "configmaps", kind: "ConfigMap")
    /// EndpointSlices.
    public static let endpointSlices = Self(
        group: "discovery.k8s.io", version: "v1", plural: "endpointslices", kind: "EndpointSlice")
    /// Leases.
    public static let leases = Self(group: "coordination.k8s.io", version: "v1", plural: "leases", kind: "Lease")
    /// Events of the group events.k8s.io.
    public static let events = Self(group: "events.k8s.io", version: "v1", plural: "events", kind: "Event")
    /// HorizontalPodAutoscalers.
    public static let horizontalPodAutoscalers = Self(
        group: "autoscaling", version: "v2", plural: "horizontalpodautoscalers", kind: "HorizontalPodAutoscaler")
    /// What metrics.k8s.io tells of pods.
    public static let podMetrics = Self(group: "metrics.k8s.io", version: "v1beta1", plural: "pods", kind: "PodMetrics")
}
