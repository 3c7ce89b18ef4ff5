/// The name of a kind of object in a path, without a version: `deployments` of `apps`.
public struct GroupResource: Hashable, Sendable, CustomStringConvertible {
    /// The API group; empty for the core group.
    public var group: String
    /// The plural in lower case.
    public var resource: String

    /// Names a resource of a group; without a group, of the core group.
    public init(_ resource: String, group: String = "") {
        self.group = group
        self.resource = resource
    }

    /// `deployments.apps`, or `pods` of the core group, as error texts name it.
    public var description: String {
        group.isEmpty ? resource : "\(resource).\(group)"
    }
}

extension GroupResource {
    /// Core `configmaps`.
    public static let configMaps = GroupResource("configmaps")
    /// Core `namespaces`.
    public static let namespaces = GroupResource("namespaces")
    /// Core `nodes`.
    public static let nodes = GroupResource("nodes")
    /// Core `pods`.
    public static let pods = GroupResource("pods")
    /// Core `secrets`.
    public static let secrets = GroupResource("secrets")
    /// Core `serviceaccounts`.
    public static let serviceAccounts = GroupResource("serviceaccounts")
    /// Core `services`.
    public static let services = GroupResource("services")
    /// Events; stored once, served as core `v1` and `events.k8s.io/v1`.
    public static let events = GroupResource("events")
    /// `deployments.apps`.
    public static let deployments = GroupResource("deployments", group: "apps")
    /// `replicasets.apps`.
    public static let replicaSets = GroupResource("replicasets", group: "apps")
    /// `statefulsets.apps`.
    public static let statefulSets = GroupResource("statefulsets", group: "apps")
    /// `endpointslices.discovery.k8s.io`.
    public static let endpointSlices = GroupResource("endpointslices", group: "discovery.k8s.io")
    /// `horizontalpodautoscalers.autoscaling`, as `autoscaling/v2`.
    public static let horizontalPodAutoscalers = GroupResource("horizontalpodautoscalers", group: "autoscaling")
    /// `leases.coordination.k8s.io`.
    public static let leases = GroupResource("leases", group: "coordination.k8s.io")
}
