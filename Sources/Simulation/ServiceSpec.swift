public import Measures
public import Workloads

/// A service of the fleet: what drives it, how its requests find a pod, and what it promises.
public struct ServiceSpec: Hashable, Sendable {
    /// What drives it.
    public var load: Load
    /// When the load began.
    public var loadOrigin: Timestamp
    /// Tokens of a request where the load does not say.
    public var size: RequestSize
    /// What requests are promised; one that is not kept is a miss.
    public var objective: ServiceObjective
    /// How requests find a pod.
    public var router: RouterKind
    /// The time between two looks of the router at the pods, for `RouterKind.staleLeastRequest`.
    public var staleness: Duration
    /// Whether requests in flight in a pod that ends too soon go to another pod; otherwise they are lost.
    public var retriesLost: Bool

    /// Makes a service.
    public init(
        load: Load, loadOrigin: Timestamp, size: RequestSize = .conversation,
        objective: ServiceObjective = ServiceObjective(), router: RouterKind = .leastRequest,
        staleness: Duration = .seconds(1), retriesLost: Bool = false
    ) {
        self.load = load
        self.loadOrigin = loadOrigin
        self.size = size
        self.objective = objective
        self.router = router
        self.staleness = staleness
        self.retriesLost = retriesLost
    }
}
