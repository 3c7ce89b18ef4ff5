/// What the pods of a fluid service show at one second.
public struct FluidMetrics: Hashable, Sendable {
    /// Pods that serve.
    public internal(set) var ready = 0.0
    /// Requests that arrived, per second.
    public internal(set) var arrivals = 0.0
    /// Requests that wait, over all pods.
    public internal(set) var waiting = 0.0
    /// Requests in batches, over all pods.
    public internal(set) var running = 0.0
    /// Share of the cache in use, 0...1, mean over ready pods.
    public internal(set) var cacheUsage = 0.0
    /// Work per second of a ready pod; 0 to about 1.
    public internal(set) var utilization = 0.0
    /// Seconds to the first token of a request that arrives now, in the mean.
    public internal(set) var firstTokenSeconds = 0.0
    /// Seconds between tokens, in the mean.
    public internal(set) var interTokenSeconds = 0.0

    /// Nothing yet.
    public init() {}
}
