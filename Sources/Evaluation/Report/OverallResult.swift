/// One competitor against the reference over all traces that both ran, each trace with the same weight.
public struct OverallResult: Hashable, Encodable, Sendable {
    /// Who, and against whom.
    public var a: String, b: String
    /// The measure.
    public var measure: ReportedMeasure
    /// How many traces.
    public var traces: Int
    /// Mean over traces of a − b, with its 95 % interval.
    public var difference: Double?, low: Double?, high: Double?
    /// Geometric mean over traces of a ÷ b, with its interval; nil where a mean is 0.
    public var ratio: Double?, ratioLow: Double?, ratioHigh: Double?

    enum CodingKeys: String, CodingKey {
        case a, b, measure, traces, difference, low, high, ratio
        case ratioLow = "ratio_low"
        case ratioHigh = "ratio_high"
    }

    /// Writes every key; what is not known is null.
    public func encode(to encoder: any Encoder) throws {
        var keyed = encoder.container(keyedBy: CodingKeys.self)
        try keyed.encode(a, forKey: .a)
        try keyed.encode(b, forKey: .b)
        try keyed.encode(measure, forKey: .measure)
        try keyed.encode(traces, forKey: .traces)
        try keyed.encode(difference, forKey: .difference)
        try keyed.encode(low, forKey: .low)
        try keyed.encode(high, forKey: .high)
        try keyed.encode(ratio, forKey: .ratio)
        try keyed.encode(ratioLow, forKey: .ratioLow)
        try keyed.encode(ratioHigh, forKey: .ratioHigh)
    }
}
