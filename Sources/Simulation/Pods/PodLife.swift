/// What a cluster does to the pods of a world, and how long it takes; all in seconds.
public struct PodLife: Hashable, Sendable {
    /// From a pod's creation to its being bound to a node, once there is room: replica set, scheduler and kubelet.
    public var schedulingDelay = 1.0
    /// A terminating pod has so long to finish what it has (`terminationGracePeriodSeconds`).
    public var grace = 30.0
    /// A silent node's pods are not ready from then on (kube-controller-manager, `node-monitor-grace-period`).
    public var nodeGrace = 40.0
    /// After that, until its pods are deleted and replaced: the default toleration of `not-ready`.
    public var eviction = 300.0
    /// Between the restarts of a container.
    public var backOff = CrashBackOff()
    /// Whether requests in flight in a pod that ends too soon go to another pod; otherwise they are lost.
    public var retriesLost = false

    /// Kubernetes' defaults.
    public init() {}
}
