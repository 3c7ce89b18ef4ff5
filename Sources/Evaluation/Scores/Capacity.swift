/// What one replica holds while at most one request in twenty breaks the objective.
public struct Capacity: Hashable, Codable, Sendable {
    /// Requests a second, of the mean size.
    public var requestsPerSecond: Double
    /// Share of the replica's work time that these take, 0...1 (the engine's work measure).
    public var utilization: Double
    /// Requests in flight on average then.
    public var concurrency: Double

    /// Makes a capacity.
    public init(requestsPerSecond: Double, utilization: Double, concurrency: Double) {
        self.requestsPerSecond = requestsPerSecond
        self.utilization = utilization
        self.concurrency = concurrency
    }
}
