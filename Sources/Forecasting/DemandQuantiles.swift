/// Quantiles of one unknown demand, in its own unit: never below 0, never crossing.
public struct DemandQuantiles: Hashable, Codable, Sendable {
    /// The median.
    public let p50: Double
    /// Demand stays below it four times in five.
    public let p80: Double
    /// Demand stays below it nine times in ten; what a fleet is sized by unless told otherwise.
    public let p90: Double
    /// Demand stays below it nineteen times in twenty.
    public let p95: Double
    /// Demand stays below it ninety-nine times in a hundred.
    public let p99: Double

    /// Makes quantiles of `centre + threshold × spread`.
    ///
    /// - Parameters:
    ///   - centre: a point forecast.
    ///   - spread: the length of one unit of score, not negative.
    ///   - thresholds: one a level, lowest level first; made to rise if they do not.
    ///   - least: no quantile is below it.
    init(centre: Double, spread: Double, thresholds: [Double], least: Double = 0) {
        var highest = least
        func next(_ index: Int) -> Double {
            highest = max(highest, centre + thresholds[index] * spread)
            return highest
        }
        p50 = next(0)
        p80 = next(1)
        p90 = next(2)
        p95 = next(3)
        p99 = next(4)
    }

    /// The quantile of `level`.
    public subscript(level: QuantileLevel) -> Double {
        switch level {
        case .p50: p50
        case .p80: p80
        case .p90: p90
        case .p95: p95
        case .p99: p99
        }
    }
}
