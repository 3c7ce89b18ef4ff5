/// An estimate, and the range that holds the truth in 95 % of all repetitions.
public struct Interval: Hashable, Codable, Sendable {
    /// The estimate.
    public var estimate: Double
    /// The lower end; nil where there are too few values to say.
    public var low: Double?
    /// The upper end; nil where there are too few values to say.
    public var high: Double?

    /// Makes an interval.
    public init(estimate: Double, low: Double?, high: Double?) {
        self.estimate = estimate
        self.low = low
        self.high = high
    }

    /// Whether the interval says that the truth is not 0.
    public var excludesZero: Bool {
        guard let low, let high else { return false }
        return low > 0 || high < 0
    }
}
