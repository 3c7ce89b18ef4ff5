public import Workloads

/// A service as rates: identical pods behind a router, sized by somebody.
public struct FluidSpec: Hashable, Sendable {
    /// What each pod runs.
    public var profile: EngineProfile
    /// How a pod starts.
    public var startup: Startup
    /// What requests are promised.
    public var objective: ServiceObjective
    /// Seconds by which what is observed lies behind, 0...120.
    public var metricDelay: Int
    /// How evenly the router spreads requests: 1 as if the pods were one, 0 as if each had its own arrivals by chance.
    public var pooling: Double

    /// Makes a service.
    public init(
        profile: EngineProfile, startup: Startup = .smallModel, objective: ServiceObjective = ServiceObjective(),
        metricDelay: Int = 15, router: RouterKind = .leastRequest
    ) {
        self.profile = profile
        self.startup = startup
        self.objective = objective
        self.metricDelay = min(max(0, metricDelay), FluidService.metricDelayMax)
        pooling = Self.pooling(of: router)
    }

    /// Set by hand to the spread of running requests over pods in discrete-event worlds.
    private static func pooling(of router: RouterKind) -> Double {
        switch router {
        case .random: 0
        case .roundRobin, .weightedRoundRobin, .edf: 0.7
        case .powerOfTwo: 0.9
        case .leastRequest: 1
        case .staleLeastRequest: 0.5
        }
    }
}
