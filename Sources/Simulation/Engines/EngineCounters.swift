/// What a server has done since it started; only ever grows.
public struct EngineCounters: Hashable, Sendable {
    /// Prompt tokens of the requests whose first token came out.
    public internal(set) var promptTokens = 0.0
    /// Tokens written.
    public internal(set) var generationTokens = 0.0
    /// Tokens read again because the cache had run out.
    public internal(set) var rereadTokens = 0.0
    /// Times that a request was put back because the cache had run out.
    public internal(set) var preemptions = 0
    /// Requests answered.
    public internal(set) var completed = 0
    /// Steps of the engine; services of a plain server.
    public internal(set) var steps = 0
    /// Seconds of a saturated, healthy server that all this is worth; see `WorkRates`.
    ///
    /// The difference over a window, divided by its seconds, is the utilisation: 0 to about 1.
    public internal(set) var workSeconds = 0.0
    /// Seconds with at least one request running.
    public internal(set) var busySeconds = 0.0
    /// Core-seconds used.
    public internal(set) var coreSeconds = 0.0
    /// Seconds from arrival to the first token.
    public internal(set) var firstTokenLatency = LatencyBuckets()
    /// Seconds from arrival to the answer.
    public internal(set) var latency = LatencyBuckets()

    /// Nothing done yet.
    public init() {}
}
