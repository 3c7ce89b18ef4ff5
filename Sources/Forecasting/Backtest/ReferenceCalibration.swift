/// The upper quantile that the reference scores put on a point forecast.
///
/// `q = f + θ·s`: s is the mean |residual| of the last 500 known ones, at least 1 % of the mean demand so far; θ is
/// the level's quantile of the last 500 known scores r/s, clipped to [−1, 8], and 1.5 while fewer than 30 are known.
/// A residual is known only once its target is.
enum ReferenceCalibration {
    private static let memory = 500
    private static let scoresMin = 30

    /// The quantile of every origin, from the forecasts of one forecaster and horizon.
    ///
    /// - Parameters:
    ///   - forecasts: by origin; NaN where there is none.
    ///   - series: the demand.
    ///   - horizon: in steps.
    ///   - levels: in (0, 1), each with what stands in for θ while few scores are known.
    /// - Returns: by level, then by origin; NaN where there is no forecast.
    static func quantiles(
        _ forecasts: [Double], of series: RateSeries, horizon: Int,
        levels: [(level: Double, early: Double)]
    ) -> [[Double]] {
        var window = ScoreWindow(memory: memory)
        var spreads = Array(repeating: 0.0, count: series.count)
        var result = levels.map { _ in Array(repeating: Double.nan, count: series.count) }
        var sum = 0.0
        var known = 0
        for origin in series.values.indices {
            let now = series.values[origin]
            if !now.isNaN {
                sum += now
                known += 1
            }
            let issued = origin - horizon
            if issued >= 0, !now.isNaN, !forecasts[issued].isNaN {
                window.add(residual: now - forecasts[issued], spread: spreads[issued])
            }
            guard !forecasts[origin].isNaN else { continue }
            let floor = known > 0 ? 0.01 * sum / Double(known) : 0
            spreads[origin] = max(window.meanAbsoluteResidual, floor)
            for (index, level) in levels.enumerated() {
                let threshold =
                    window.count < scoresMin ? level.early : min(max(window.quantile(level.level), -1), 8)
                result[index][origin] = max(0, forecasts[origin] + threshold * spreads[origin])
            }
        }
        return result
    }
}

/// The last scores in order of time and in order of size.
private struct ScoreWindow {
    private let memory: Int
    private var residuals: [Double] = []
    private var scores: [Double] = []
    private var sorted: [Double] = []
    private var oldest = 0

    init(memory: Int) { self.memory = memory }

    var count: Int { sorted.count }

    var meanAbsoluteResidual: Double {
        residuals.isEmpty ? 0 : residuals.reduce(0) { $0 + abs($1) } / Double(residuals.count)
    }

    mutating func add(residual: Double, spread: Double) {
        let score = spread > 0 ? residual / spread : 0
        if residuals.count < memory {
            residuals.append(residual)
            scores.append(score)
        } else {
            sorted.remove(at: place(of: scores[oldest]))
            residuals[oldest] = residual
            scores[oldest] = score
            oldest = (oldest + 1) % memory
        }
        sorted.insert(score, at: place(of: score))
    }

    /// The first place that is not below `score`.
    private func place(of score: Double) -> Int {
        var low = 0
        var high = sorted.count
        while low < high {
            let middle = (low + high) / 2
            if sorted[middle] < score { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// By linear interpolation between the two nearest.
    func quantile(_ level: Double) -> Double {
        let position = level * Double(sorted.count - 1)
        let below = Int(position)
        let above = min(below + 1, sorted.count - 1)
        return sorted[below] + (sorted[above] - sorted[below]) * (position - Double(below))
    }
}
