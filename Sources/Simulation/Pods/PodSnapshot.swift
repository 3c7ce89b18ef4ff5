/// What a pod's server would tell of itself at one instant.
public struct PodSnapshot: Hashable, Sendable {
    /// Where the pod stands.
    public var lifecycle: PodLifecycle
    /// Requests waiting for admission.
    public var waiting: Int
    /// Requests admitted.
    public var running: Int
    /// Share of the key-value cache in use, 0...1; nil for a server without one.
    public var cacheUsage: Double?
    /// Tokens that the cache holds; nil for a server without one.
    public var cacheTokensMax: Int?
    /// Cores in use at the instant.
    public var cores: Double
    /// What it has done since it started.
    public var counters: EngineCounters

    /// Makes a snapshot by hand, as tests do.
    public init(
        lifecycle: PodLifecycle, waiting: Int, running: Int, cacheUsage: Double?, cacheTokensMax: Int?, cores: Double,
        counters: EngineCounters
    ) {
        self.lifecycle = lifecycle
        self.waiting = waiting
        self.running = running
        self.cacheUsage = cacheUsage
        self.cacheTokensMax = cacheTokensMax
        self.cores = cores
        self.counters = counters
    }
}
