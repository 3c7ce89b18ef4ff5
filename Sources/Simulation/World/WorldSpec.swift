public import Workloads

/// A world: one service, the pods that it may have, the machines, what goes wrong, and how metrics travel.
public struct WorldSpec: Hashable, Sendable {
    /// The kinds of pods; with more than one each has its share.
    public var classes: [PodClass]
    /// What requests are promised.
    public var objective: ServiceObjective
    /// How requests find a pod.
    public var router: RouterKind
    /// Seconds between two looks of the router at the pods, for `RouterKind.staleLeastRequest`.
    public var staleness = 1.0
    /// The machines.
    public var nodes = NodeSpec()
    /// Accelerators that may be in use at the same time, nil: all that the machines have; pods beyond wait.
    public var quota: Int?
    /// What the cluster does to pods.
    public var life = PodLife()
    /// What goes wrong, in any order.
    public var faults: [Fault] = []
    /// How metrics travel.
    public var pipeline = MetricPipeline()

    /// Makes a world of Kubernetes' defaults.
    ///
    /// - Precondition: there is at least one class.
    public init(
        classes: [PodClass], objective: ServiceObjective = ServiceObjective(), router: RouterKind = .leastRequest
    ) {
        precondition(!classes.isEmpty, "a world has a kind of pods")
        self.classes = classes
        self.objective = objective
        self.router = router
    }
}
