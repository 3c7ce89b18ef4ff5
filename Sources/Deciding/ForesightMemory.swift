import Autoscaling
import Forecasting
import Measures
import Planning
import Workloads

/// What looking ahead for one workload remembers.
public struct ForesightMemory: Hashable, Codable, Sendable {
    /// Without requests for so long, demand is counted in the spec's first metric instead.
    static let patience = Duration.seconds(600)

    /// A look that an event brought so much forward tells no more than the last one: demand is a mean over a period.
    static let lookMin = Duration.seconds(10)

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
    /// What was seen at the last look; nil if nothing was.
    private var latest: Demand?
    /// The last look.
    private var lookedAt: Timestamp?
    /// Since when looks have followed each other; nobody looks while the controller is away.
    private var watchedSince: Timestamp?
    /// When demand was first known, in this unit.
    private var begunAt: Timestamp?
    /// When demand was last known.
    private var knownAt: Timestamp?

    /// Remembers nothing.
    public init() {}

    /// Takes in older demand; ignored if it is counted otherwise.
    ///
    /// Requests that are known of the past win over a metric that has stood in for them for no longer than `patience`:
    /// engines tell what they finish only at the second scrape.
    ///
    /// A workload that has only just begun goes on from what was learned of its past, and loses the few looks of its
    /// own; one that has looked for longer keeps what it learned, and fills the gaps of its history.
    public mutating func take(_ past: DemandPast) {
        let own = begunAt.flatMap { begun in knownAt.map { $0 - begun } } ?? .zero
        let isYoung = own <= Self.patience
        if unit == nil || isYoung && past.unit == .requests && unit != .requests {
            unit = past.unit
            begunAt = nil
            knownAt = nil
        }
        guard unit == past.unit else { return }
        if isYoung {
            forecaster = past.forecaster
        } else {
            forecaster.backfill(past.samples)
        }
    }

    /// Looks at demand and remembers it; a gap where nothing is known.
    ///
    /// Requests are counted once they are known, and then until they have been missing for `patience`: a unit that
    /// changes with each hiccup of a scrape would have no history.
    ///
    /// - Returns: demand; nil if nothing is known of it.
    mutating func look(_ observation: Observation, spec: WorkloadSpec, now: Timestamp) -> Demand? {
        if let latest, let lookedAt, (.zero..<Self.lookMin).contains(now - lookedAt) { return latest }
        // Whoever has not looked for so long has missed all that was told meanwhile.
        if lookedAt.map({ now - $0 > Demand.ageMax }) ?? true { watchedSince = now }
        lookedAt = now
        latest = see(observation, spec: spec, now: now)
        return latest
    }

    private mutating func see(_ observation: Observation, spec: WorkloadSpec, now: Timestamp) -> Demand? {
        var demand = Demand.requests(observation, inside: &inside, now: now)
        if demand == nil {
            let missingSince = [knownAt, watchedSince].compactMap { $0 }.max() ?? now
            let waits = unit == .requests && now - missingSince <= Self.patience
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
            begunAt = nil
        }
        begunAt = begunAt ?? now
        knownAt = now
        let isStale = now - demand.at > Demand.ageMax
        forecaster.observe(isStale ? nil : demand.value, at: isStale ? now : demand.at)
        return demand
    }
}
