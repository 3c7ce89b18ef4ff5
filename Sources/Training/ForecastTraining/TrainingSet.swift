import Forecasting
import Neural

/// Rows to learn from, in flat arrays.
struct TrainingSet: Sendable {
    private(set) var count = 0
    /// (count, inputs).
    private(set) var features: [Float] = []
    /// (count, heads, candidates).
    private(set) var candidates: [Float] = []
    /// (count, heads).
    private(set) var units: [Float] = []
    /// (count, heads): distances from the newest observation in units of scale; NaN where the outcome is not known.
    private(set) var targets: [Float] = []
    /// (count, heads): by how much a miss of one unit of scale counts.
    private(set) var weights: [Float] = []

    /// A miss counts for at most so many times the series' mean.
    private static let weightMax: Float = 10

    /// Walks over a series and adds up to `rowsMax` of its instants, chosen by chance.
    ///
    /// Weighted as the scores are: a miss by how far the series usually moves over the horizon counts 1 on average.
    mutating func add(
        _ series: DemandSeries, rowsMax: Int, from start: Int = 0, using random: inout some RandomNumberGenerator
    ) {
        let first = count
        let step = series.stepSeconds
        var state = NetworkSeries()
        var row = NetworkRow()
        let share = Double(rowsMax) / Double(max(series.values.count - start, 1))
        for (index, value) in series.values.enumerated() where !value.isNaN {
            state.observe(value, at: TrainingSet.origin + Double(index + 1) * step)
            guard index >= start, Double.random(in: 0..<1, using: &random) < share, state.fill(&row) else { continue }
            append(row, outcomes: TrainingSet.outcomes(of: series, after: index))
        }
        weigh(first)
    }

    /// Series begin at midnight of some Monday.
    private static let origin = 345_600.0

    /// What came after a step, for each head; NaN where it is not known or the horizon is no whole number of steps.
    static func outcomes(of series: DemandSeries, after index: Int) -> [Double] {
        let values = series.values
        let distances = NetworkTarget.horizons.map { horizon in
            let steps = horizon / series.stepSeconds
            guard steps >= 1, steps == steps.rounded(), index + Int(steps) < values.count else { return Double.nan }
            return values[index + Int(steps)]
        }
        let maxima = NetworkTarget.windows.map { window in
            let steps = Int(window / series.stepSeconds)
            guard steps >= 1, index + steps < values.count else { return Double.nan }
            let part = values[index + 1...index + steps]
            return part.contains(where: \.isNaN) ? .nan : part.max() ?? .nan
        }
        return distances + maxima
    }

    private mutating func append(_ row: NetworkRow, outcomes: [Double]) {
        guard outcomes.contains(where: { !$0.isNaN }) else { return }
        count += 1
        features += row.features
        candidates += row.candidates
        units += row.units
        targets += outcomes.map { Float(($0 - row.latest) / row.scale) }
        // Until `weigh`: the scale itself.
        weights += outcomes.map { $0.isNaN ? 0 : Float(row.scale) }
    }

    private mutating func weigh(_ first: Int) {
        let heads = NetworkTarget.heads
        for head in 0..<heads {
            let places = stride(from: first * heads + head, to: count * heads, by: heads)
            var (sum, known) = (0.0, 0.0)
            for place in places where weights[place] > 0 {
                sum += Double(weights[place] * units[place])
                known += 1
            }
            guard sum > 0 else { continue }
            let mean = Float(sum / known)
            for place in places where weights[place] > 0 {
                let unit = units[place]
                weights[place] = min(weights[place] * unit / mean, TrainingSet.weightMax) / unit
            }
        }
    }

    /// Mean and deviation of each input, and what lies between its extremes in deviations, a tenth wider.
    func inputFigures() -> InputFigures {
        let inputs = NetworkRow.inputs
        var (means, deviations, lows, highs): ([Float], [Float], [Float], [Float]) = ([], [], [], [])
        for input in 0..<inputs {
            var (sum, squares) = (0.0, 0.0)
            var (low, high) = (Float.infinity, -Float.infinity)
            for place in stride(from: input, to: features.count, by: inputs) {
                let value = features[place]
                sum += Double(value)
                squares += Double(value) * Double(value)
                low = min(low, value)
                high = max(high, value)
            }
            let mean = sum / Double(max(count, 1))
            // An input that never moves in training is passed through as it is.
            let deviation = max(squares / Double(max(count, 1)) - mean * mean, 0).squareRoot()
            let unit = deviation > 1e-3 ? deviation : 1
            let margin = 0.1 * Double(high - low) + 1e-3
            means.append(Float(mean))
            deviations.append(Float(unit))
            lows.append(Float((Double(low) - mean - margin) / unit))
            highs.append(Float((Double(high) - mean + margin) / unit))
        }
        return InputFigures(mean: means, deviation: deviations, low: lows, high: highs)
    }
}

extension TrainingSet {
    /// What the heads of a row need: candidates, units, targets and weights.
    func withHeads(
        of row: Int,
        _ body: (UnsafePointer<Float>, UnsafePointer<Float>, UnsafePointer<Float>, UnsafePointer<Float>) -> Void
    ) {
        let heads = NetworkTarget.heads
        candidates.withUnsafeBufferPointer { candidates in
            units.withUnsafeBufferPointer { units in
                targets.withUnsafeBufferPointer { targets in
                    weights.withUnsafeBufferPointer { weights in
                        guard let c = candidates.baseAddress, let u = units.baseAddress, let t = targets.baseAddress,
                            let w = weights.baseAddress
                        else { return }
                        let at = row * heads
                        body(c + at * NetworkRow.candidates, u + at, t + at, w + at)
                    }
                }
            }
        }
    }
}
