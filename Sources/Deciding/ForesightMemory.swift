import Autoscaling
import Forecasting
public import Measures
import Planning
import Workloads

/// What looking ahead for one workload remembers.
public struct ForesightMemory: Hashable, Codable, Sendable {
    /// Without requests for so long, demand is counted in the spec's first metric instead.
    static let patience = Duration.seconds(600)

    /// In what demand is counted; nil before any was known.
    public private(set) var unit: DemandUnit?
    /// What demand was, and how well it was foreseen.
    var forecaster = DemandForecaster()
    /// How long new pods take.
    var startup = StartupTimes()
    /// What the HPA's algorithm remembers of what it was shown.
    var recommender = RecommenderMemory()
    /// Requests inside the engines at the last look.
    private var inside: Census?
    /// When demand was last known.
    private var knownAt: Timestamp?

    /// Remembers nothing.
    public init() {}

    /// Takes in older demand, oldest first, such as a metrics server remembers; ignored if it is counted otherwise.
    public mutating func backfill(_ samples: [(at: Timestamp, value: Double)], unit: DemandUnit) {
        if self.unit == nil { self.unit = unit }
        guard self.unit == unit else { return }
        forecaster.backfill(samples)
    }

    /// Looks at demand and remembers it; a gap where nothing is known.
    ///
    /// Requests are counted once they are known, and then until they have been missing for `patience`: a unit that
    /// changes with each hiccup of a scrape would have no history.
    ///
    /// - Returns: demand; nil if nothing is known of it.
    mutating func look(_ observation: Observation, spec: WorkloadSpec, now: Timestamp) -> Demand? {
        var demand = Demand.requests(observation, inside: &inside)
        if demand == nil {
            let waits = unit == .requests && knownAt.map { now - $0 <= Self.patience } ?? false
            if !waits { demand = Demand.firstMetric(observation, named: spec.firstMetricName, now: now) }
        }
        guard let demand else {
            forecaster.observe(nil, at: now)
            return nil
        }
        if unit != demand.unit {
            // Another unit's past is no past.
            unit = demand.unit
            forecaster = DemandForecaster()
        }
        knownAt = now
        let isStale = now - demand.at > Demand.ageMax
        forecaster.observe(isStale ? nil : demand.value, at: isStale ? now : demand.at)
        return demand
    }
}
