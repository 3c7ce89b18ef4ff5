import Forecasting
public import Measures

/// Demand of the time before a workload was ours, and what can be learned from it.
///
/// Made apart from any decision, since learning from weeks takes some ten milliseconds.
public struct DemandPast: Sendable {
    /// In what it is counted.
    public let unit: DemandUnit
    /// Oldest first.
    let samples: [(at: Timestamp, value: Double)]
    /// One that has seen all of it.
    let forecaster: DemandForecaster

    /// Learns from `samples`, which come oldest first, such as a Prometheus remembers them.
    public init(_ samples: [(at: Timestamp, value: Double)], unit: DemandUnit) {
        self.unit = unit
        self.samples = samples
        var forecaster = DemandForecaster()
        forecaster.backfill(samples)
        self.forecaster = forecaster
    }
}
