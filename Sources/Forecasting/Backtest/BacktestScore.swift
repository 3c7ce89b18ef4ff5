/// How one forecaster did in one cell.
public struct BacktestScore: Hashable, Sendable {
    /// Σ|y − f| / Σy.
    public let wape: Double
    /// Mean pinball loss of P90 / mean y.
    public let pb90: Double
    /// The share of targets at or below P90.
    public let coverage90: Double
    /// The share of targets at or below P99.
    public let coverage99: Double
    /// Mean |y − f| / mean |y[t] − y[t−1]| of what came before the targets; nil if nothing changed there.
    public let mase: Double?
    /// Mean pinball loss / mean y of each level that was forecast.
    public let pinball: [QuantileLevel: Double]
}

extension BacktestScore {
    /// Scores forecasts against targets.
    ///
    /// - Parameters:
    ///   - targets: what came, not empty.
    ///   - points: point forecasts, one a target.
    ///   - quantiles: by level, then by target; nil where the forecaster has none.
    ///   - change: mean change from step to step, for MASE.
    init(targets: [Double], points: [Double], quantiles: [QuantileLevel: [Double]], change: Double) {
        let count = Double(targets.count)
        var total = 0.0
        var error = 0.0
        for (target, point) in zip(targets, points) {
            total += target
            error += abs(target - point)
        }
        func loss(_ level: QuantileLevel) -> Double? {
            guard let forecast = quantiles[level] else { return nil }
            var sum = 0.0
            for (target, quantile) in zip(targets, forecast) {
                sum += max(level.rawValue * (target - quantile), (level.rawValue - 1) * (target - quantile))
            }
            return sum / total
        }
        func coverage(_ level: QuantileLevel) -> Double {
            guard let forecast = quantiles[level] else { return .nan }
            return Double(zip(targets, forecast).count { $0 <= $1 }) / count
        }
        wape = error / total
        pb90 = loss(.p90) ?? .nan
        coverage90 = coverage(.p90)
        coverage99 = coverage(.p99)
        mase = change > 0 ? error / count / change : nil
        var pinball: [QuantileLevel: Double] = [:]
        for level in QuantileLevel.allCases { pinball[level] = loss(level) }
        self.pinball = pinball
    }
}
