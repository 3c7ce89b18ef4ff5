/// The three reference forecasters that public scores exist for, by their published definitions.
///
/// Source: "Reference scores" of the shared traces' README. Each gives a forecast for every origin whose value is
/// known; NaN elsewhere. None of them looks ahead.
enum ReferenceForecasts {
    private static let day = 86_400.0

    /// Whether a day is a whole number of steps and the series longer than one.
    static func stepsOfDay(_ series: RateSeries) -> Int? {
        guard series.spanSeconds > day else { return nil }
        return series.steps(in: day)
    }

    /// y[t].
    static func persistence(_ series: RateSeries) -> [Double] { series.values }

    /// y[t+h−kD], the smallest k in 1…7 that is past and known, else y[t]; nil if the series has no season.
    static func seasonalNaive(_ series: RateSeries, horizon: Int) -> [Double]? {
        guard let day = stepsOfDay(series) else { return nil }
        return series.values.indices.map { origin in
            guard !series.values[origin].isNaN else { return .nan }
            for days in 1...7 {
                let step = origin + horizon - days * day
                if step <= origin, step >= 0, !series.values[step].isNaN { return series.values[step] }
            }
            return series.values[origin]
        }
    }

    /// The online ridge on sixty lags.
    static func ridge(_ series: RateSeries, horizon: Int) -> [Double] {
        var ridge = ReferenceRidge(series, horizon: horizon)
        return ridge.forecasts()
    }
}
