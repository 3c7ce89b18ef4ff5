/// One competitor less another in one measure: on one trace, or averaged over traces.
public struct PairResult: Hashable, Encodable, Sendable {
    /// The trace.
    public var trace: String
    /// Whose value it is.
    public var a: String
    /// From whom it is taken.
    public var b: String
    /// The measure.
    public var measure: ReportedMeasure
    /// Mean over seeds of a − b, in base units; nil if no seed has both.
    public var difference: Double?
    /// Ends of the 95 % interval; nil below two seeds.
    public var low: Double?, high: Double?
    /// Seeds in which both are known.
    public var seeds: Int
    /// Whether b is the best on this trace, and not only the reference.
    public var againstBest: Bool

    enum CodingKeys: String, CodingKey {
        case trace, a, b, measure, difference, low, high, seeds
        case againstBest = "against_best"
    }

    /// Writes every key; what is not known is null.
    public func encode(to encoder: any Encoder) throws {
        var keyed = encoder.container(keyedBy: CodingKeys.self)
        try keyed.encode(trace, forKey: .trace)
        try keyed.encode(a, forKey: .a)
        try keyed.encode(b, forKey: .b)
        try keyed.encode(measure, forKey: .measure)
        try keyed.encode(difference, forKey: .difference)
        try keyed.encode(low, forKey: .low)
        try keyed.encode(high, forKey: .high)
        try keyed.encode(seeds, forKey: .seeds)
        try keyed.encode(againstBest, forKey: .againstBest)
    }
}
