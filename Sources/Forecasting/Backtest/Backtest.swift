/// Rolling-origin scores of forecasters on a series, in the definitions of the shared reference scores.
public struct Backtest: Sendable {
    /// The horizons that are scored; those of the reference scores, and a quarter of an hour.
    public static let horizons = ForecastHorizon.allCases
    /// Fewer targets are no cell.
    static let targetsMin = 60

    private let series: RateSeries
    private let run: BacktestRun
    private let lead: Double

    /// Runs our forecaster over a series.
    ///
    /// - Parameters:
    ///   - series: what is scored.
    ///   - warm: an earlier part of the same trace, for our forecaster to have seen; the reference forecasters start
    ///     cold, as their definition says.
    ///   - leadSeconds: the window whose maximum is forecast; at least one step is taken.
    ///   - network: the trained network, if there is one.
    ///   - without: parts to leave out.
    public init(
        _ series: RateSeries, warm: RateSeries? = nil, leadSeconds: Double = 300,
        network: QuantileNetwork? = nil,
        without: Set<Ablation> = []
    ) {
        self.series = series
        lead = max(leadSeconds, series.stepSeconds)
        run = BacktestRun(series, warm: warm, lead: .seconds(lead), network: network, without: without)
    }

    /// The cells of the horizons that the series has targets for.
    ///
    /// - Parameter references: whether the reference forecasters are scored as well; the ridge takes most of the time.
    /// - Returns: nearest horizon first.
    public func cells(references: Bool = true) -> [BacktestCell] {
        Backtest.horizons.enumerated().compactMap { index, horizon in
            guard let steps = series.steps(in: Double(horizon.rawValue)) else { return nil }
            let origins = series.origins(horizon: steps)
            let targets = origins.map { series.values[$0 + steps] }
            guard targets.count >= Backtest.targetsMin, targets.contains(where: { $0 > 0 }) else {
                return nil
            }
            var scores = [("gated", score(run.values[index], targets: targets, origins: origins))]
            let centres = run.network[index]
            if origins.contains(where: { !centres[$0].isNaN }) {
                let points = zip(centres, series.values).map { $0.isNaN ? $1 : $0 }
                scores.append(
                    ("network", reference(points, horizon: steps, targets: targets, origins: origins)))
            }
            for (name, points) in references ? self.references(horizon: steps) : [] {
                scores.append((name, reference(points, horizon: steps, targets: targets, origins: origins)))
            }
            return BacktestCell(
                trace: series.name, horizonSeconds: horizon.rawValue, spanSeconds: series.spanSeconds,
                targets: targets.count, scores: scores)
        }
    }

    /// What was forecast for each step, and what came; nil if the horizon is no whole number of steps.
    public func course(_ horizon: ForecastHorizon) -> BacktestCourse? {
        guard let steps = series.steps(in: Double(horizon.rawValue)) else { return nil }
        let forecasts = run.values[ForecastHorizon.allCases.firstIndex(of: horizon) ?? 0]
        let issued = (0..<series.count).map { $0 >= steps ? forecasts[$0 - steps] : nil }
        return BacktestCourse(
            seconds: (0..<series.count).map { series.end(of: $0) }, demand: (0..<series.count).map { series[$0] },
            p50: issued.map { $0?.p50 }, p90: issued.map { $0?.p90 }, p99: issued.map { $0?.p99 })
    }

    /// How the forecast of the maximum over the lead window did; nil with too few windows.
    public func leadWindow() -> BacktestLead? {
        let steps = Int((lead / series.stepSeconds).rounded())
        let first = max(0, Int(0.4 * Double(series.count)) - steps)
        let origins = (first..<max(first, series.count - steps)).filter { origin in
            series.values[origin...(origin + steps)].allSatisfy { !$0.isNaN }
        }
        let targets = origins.map { series.values[$0...($0 + steps)].max() ?? 0 }
        guard targets.count >= Backtest.targetsMin, targets.contains(where: { $0 > 0 }) else {
            return nil
        }
        let count = Double(origins.count)
        return BacktestLead(
            trace: series.name, leadSeconds: lead, targets: targets.count,
            score: score(run.maxima, targets: targets, origins: origins),
            reasons: ForecastReason.allCases.compactMap { reason in
                let given = origins.count { run.reasons[$0].contains(reason) }
                return given > 0 ? (reason, Double(given) / count) : nil
            },
            weights: Expert.allCases.compactMap { expert in
                var sum = 0.0
                for origin in origins {
                    for entry in run.weights[origin] where entry.expert == expert { sum += entry.weight }
                }
                return sum > 0 ? ExpertWeight(expert: expert, weight: sum / count) : nil
            })
    }

    private func references(horizon: Int) -> [(String, [Double])] {
        var forecasts = [("persistence", ReferenceForecasts.persistence(series))]
        if let seasonal = ReferenceForecasts.seasonalNaive(series, horizon: horizon) {
            forecasts.append(("seasonal_naive", seasonal))
        }
        forecasts.append(("ridge", ReferenceForecasts.ridge(series, horizon: horizon)))
        return forecasts
    }

    /// Scores point forecasts with the reference's own upper quantiles.
    private func reference(_ points: [Double], horizon: Int, targets: [Double], origins: [Int])
        -> BacktestScore
    {
        // The reference has no P99: it is made by the same rule, with 4 in place of 1.5 while scores are few.
        let quantiles = ReferenceCalibration.quantiles(
            points, of: series, horizon: horizon, levels: [(0.9, 1.5), (0.99, 4)])
        return BacktestScore(
            targets: targets, points: origins.map { points[$0] },
            quantiles: [.p90: origins.map { quantiles[0][$0] }, .p99: origins.map { quantiles[1][$0] }],
            change: change)
    }

    /// Scores our quantiles; the point is P50.
    private func score(_ forecasts: [DemandQuantiles?], targets: [Double], origins: [Int])
        -> BacktestScore
    {
        var quantiles: [QuantileLevel: [Double]] = [:]
        for level in QuantileLevel.allCases {
            quantiles[level] = origins.map { forecasts[$0]?[level] ?? .nan }
        }
        return BacktestScore(
            targets: targets, points: quantiles[.p50] ?? [], quantiles: quantiles, change: change)
    }

    /// The mean change from one known step to the next in the first 40 %, which MASE counts errors in.
    private var change: Double {
        let known = series.values.prefix(Int(0.4 * Double(series.count)))
        var sum = 0.0
        var count = 0.0
        for (before, after) in zip(known, known.dropFirst()) where !before.isNaN && !after.isNaN {
            sum += abs(after - before)
            count += 1
        }
        return count > 0 ? sum / count : 0
    }
}
