import Measures

/// Our forecaster's way over a series: what it said at each step, knowing only what was before.
struct BacktestRun {
    /// By horizon, then by origin; nil where there was no forecast.
    private(set) var values: [[DemandQuantiles?]]
    /// The network alone: its median by horizon, then by origin; NaN where it said nothing.
    private(set) var network: [[Double]]
    /// The maximum over the lead window, by origin.
    private(set) var maxima: [DemandQuantiles?]
    private(set) var reasons: [[ForecastReason]]
    private(set) var weights: [[ExpertWeight]]

    /// Walks over `series` once, after `warm` if there is one.
    init(
        _ series: RateSeries, warm: RateSeries?, lead: Duration, network: QuantileNetwork?,
        without: Set<Ablation>
    ) {
        var forecaster = DemandForecaster(without: without)
        let horizons = ForecastHorizon.allCases.count
        values = Array(repeating: Array(repeating: nil, count: series.count), count: horizons)
        self.network = Array(repeating: Array(repeating: .nan, count: series.count), count: horizons)
        maxima = Array(repeating: nil, count: series.count)
        reasons = Array(repeating: [], count: series.count)
        weights = Array(repeating: [], count: series.count)
        if let warm {
            for step in 0..<warm.count {
                forecaster.observe(warm[step], at: warm.instant(of: step))
                if warm[step] != nil {
                    _ = forecaster.forecast(lead: lead, now: warm.instant(of: step), network: network)
                }
            }
        }
        for step in 0..<series.count {
            let at = series.instant(of: step)
            forecaster.observe(series[step], at: at)
            guard series[step] != nil,
                let forecast = forecaster.forecast(lead: lead, now: at, network: network)
            else {
                continue
            }
            for index in 0..<horizons { values[index][step] = forecast.values[index].demand }
            maxima[step] = forecast.maximum
            reasons[step] = forecast.reasons
            weights[step] = forecast.weights
            if let centres = network.flatMap(forecaster.networkCentres) {
                for index in 0..<horizons { self.network[index][step] = centres[index] }
            }
        }
    }
}

extension RateSeries {
    /// When a step's value is known.
    func instant(of step: Int) -> Timestamp {
        Timestamp(nanoseconds: Int64((end(of: step) * 1e9).rounded()))
    }
}
