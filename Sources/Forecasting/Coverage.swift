/// How often a quantile held, over the recent past.
public struct Coverage: Hashable, Codable, Sendable {
    /// The share of outcomes at or below P90.
    public let p90: Double
    /// The share of outcomes at or below P99.
    public let p99: Double
    /// Outcomes known since the beginning.
    public let outcomes: Int
}
