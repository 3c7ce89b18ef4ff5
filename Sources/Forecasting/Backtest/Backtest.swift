import Measures

/// A forecaster's record on one trace at one horizon.
public struct BacktestCell: Hashable, Sendable {
    /// The trace.
    public let trace: String
    /// How far ahead.
    public let horizonSeconds: Int
    /// Targets that were scored, the same for all forecasters.
    public let targets: Int
    /// Scores by forecaster, in the order of the report.
    public let scores: [(forecaster: String, score: BacktestScore)]

    public static func == (left: BacktestCell, right: BacktestCell) -> Bool {
        left.trace == right.trace && left.horizonSeconds == right.horizonSeconds && left.targets == right.targets
            && left.scores.elementsEqual(right.scores, by: ==)
    }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(trace)
        hasher.combine(horizonSeconds)
    }
}

/// Rolling-origin scores of forecasters on a series, in the definitions of the shared reference scores.
public struct Backtest: Sendable {
    /// The horizons of the reference scores.
    public static let horizons: [ForecastHorizon] = [.oneMinute, .fiveMinutes, .tenMinutes, .thirtyMinutes, .oneHour]
    /// Fewer targets are no cell.
    static let targetsMin = 60

    private let series: RateSeries
    private let warm: RateSeries?

    /// Prepares a backtest.
    ///
    /// - Parameters:
    ///   - series: what is scored.
    ///   - warm: an earlier part of the same trace, for our forecaster to have seen; the reference forecasters start
    ///     cold, as their definition says.
    public init(_ series: RateSeries, warm: RateSeries? = nil) {
        self.series = series
        self.warm = warm
    }

    /// The cells of the horizons that the series has targets for.
    public func cells() -> [BacktestCell] {
        let wanted = Backtest.horizons.compactMap { horizon in
            series.steps(in: Double(horizon.rawValue)).map { (horizon, steps: $0) }
        }.filter { series.origins(horizon: $0.steps).count >= Backtest.targetsMin }
        guard !wanted.isEmpty else { return [] }
        let ours = ours(wanted.map(\.0))
        return wanted.enumerated().map { index, entry in
            let origins = series.origins(horizon: entry.steps)
            var scores = reference(origins: origins, horizon: entry.steps)
            scores.insert(("gated", score(ours[index], origins: origins, horizon: entry.steps)), at: 0)
            return BacktestCell(
                trace: series.name, horizonSeconds: entry.0.rawValue, targets: origins.count, scores: scores)
        }
    }

    /// Scores of the reference forecasters.
    public func reference(origins: [Int], horizon: Int) -> [(forecaster: String, score: BacktestScore)] {
        var forecasts = [("persistence", ReferenceForecasts.persistence(series))]
        if let seasonal = ReferenceForecasts.seasonalNaive(series, horizon: horizon) {
            forecasts.append(("seasonal_naive", seasonal))
        }
        forecasts.append(("ridge", ReferenceForecasts.ridge(series, horizon: horizon)))
        return forecasts.map { name, points in
            let quantiles = ReferenceCalibration.quantiles(
                points, of: series, horizon: horizon, levels: [(0.9, 1.5), (0.99, 4)])
            return (
                name,
                BacktestScore(
                    targets: origins.map { series.values[$0 + horizon] }, points: origins.map { points[$0] },
                    quantiles: [
                        .p90: origins.map { quantiles[0][$0] }, .p99: origins.map { quantiles[1][$0] },
                    ],
                    change: 0)
            )
        }
    }

    private func score(_ forecasts: [DemandQuantiles?], origins: [Int], horizon: Int) -> BacktestScore {
        var quantiles: [QuantileLevel: [Double]] = [:]
        for level in QuantileLevel.allCases { quantiles[level] = origins.map { forecasts[$0]?[level] ?? .nan } }
        return BacktestScore(
            targets: origins.map { series.values[$0 + horizon] }, points: quantiles[.p50] ?? [], quantiles: quantiles,
            change: 0)
    }

    /// Our forecasts by horizon and origin.
    private func ours(_ horizons: [ForecastHorizon]) -> [[DemandQuantiles?]] {
        var forecaster = DemandForecaster()
        var result = horizons.map { _ in [DemandQuantiles?](repeating: nil, count: series.count) }
        let places = horizons.map { horizon in ForecastHorizon.allCases.firstIndex(of: horizon) ?? 0 }
        for step in series.values.indices {
            let at = Timestamp(nanoseconds: Int64(series.end(of: step) * 1e9))
            forecaster.observe(series[step], at: at)
            guard series[step] != nil, let forecast = forecaster.forecast(lead: .seconds(300), now: at) else { continue }
            for (index, place) in places.enumerated() { result[index][step] = forecast.values[place].demand }
        }
        return result
    }
}
