import Autoscaling
import Forecasting
import Measures
import Planning
import Shielding
import Workloads

/// One workload's future as far as a new pod needs to serve, and the size that it asks for.
///
/// The size is the HPA's own: the same algorithm with the same targets, tolerance, bounds, windows and rates, shown
/// every metric as it will be when demand is at its forecast, that is times forecast demand / present demand; but for
/// memory, which servers take once and keep.
struct Foresight: Sendable {
    /// The quantile of demand that the fleet is sized by.
    static let level = QuantileLevel.p90
    /// Every metric is shown at most so many times as large as it is.
    ///
    /// Beyond, the divisor is small rather than the growth large: within the time that a pod takes a fleet seldom sees
    /// a doubling. What does grow faster is seen again 15 s later, from higher up.
    static let growthMax = 4.0
    /// Less than this share of its mean over two days is no demand that a forecast could be a multiple of.
    static let presentMin = 0.01
    /// Time between two decisions.
    static let period = Duration.seconds(15)

    /// What it says, or why it says nothing.
    let voice: Voice
    /// What it was made of; nil without a forecast.
    let forecast: Forecast?
    /// In what demand is counted; nil if none is known.
    let unit: DemandUnit?
    /// The demand at which the present pods are at their targets; nil where the metrics do not tell.
    let holds: Double?
    /// P90 of the time that a new pod takes.
    let startup: Duration
    /// How many pods' starts stand behind `startup`.
    let startupSamples: Int

    /// Looks ahead.
    ///
    /// - Parameters:
    ///   - observation: what is known.
    ///   - spec: what the user asked for.
    ///   - flags: the HPA's.
    ///   - models: trained parameters.
    ///   - memory: the workload's, after the HPA's algorithm has had its turn.
    ///   - now: the instant of the decision.
    init(
        _ observation: Observation, spec: WorkloadSpec, flags: ControllerFlags, models: Models,
        memory: inout WorkloadMemory, now: Timestamp
    ) {
        var own = memory.foresight ?? ForesightMemory()
        defer { memory.foresight = own }
        own.startup.observe(observation.ownPods, now: now)
        startup = own.startup.p90(expected: spec.startup)
        startupSamples = own.startup.sampleCount
        let demand = own.look(observation, spec: spec, now: now)
        unit = own.unit
        guard let demand else {
            (voice, forecast, holds) = (.silent(.demandMissing), nil, nil)
            return
        }
        let lead = LeadWindow(startup: startup, period: Self.period).duration
        forecast = own.forecaster.forecast(lead: lead, now: now, network: models.forecaster)
        guard now - demand.at <= Demand.ageMax, let forecast else {
            (voice, holds) = (.silent(.demandStale), nil)
            return
        }
        guard let growth = Self.growth(forecast) else {
            (voice, holds) = (.silent(.noDemand), nil)
            return
        }
        own.recommender.scaleEvents = memory.recommender.scaleEvents
        let shown = Recommender.recommend(
            spec: spec.scaling, status: memory.status, observation: observation.times(growth, spec.scaling.metrics),
            flags: flags,
            memory: &own.recommender, now: now)
        guard let answer = shown.answer else {
            (voice, holds) = (.silent(.noAnswer), nil)
            return
        }
        voice = .says(answer)
        holds = shown.loadOfTargets(spec.scaling).map { forecast.current * growth / $0 }
    }

    /// How many times as large as now every metric is shown; nil where there is next to no demand now.
    ///
    /// Now is the larger of the newest demand and its mean over four periods: one low value of 15 s is noise, and what
    /// is divided by it has no bounds.
    private static func growth(_ forecast: Forecast) -> Double? {
        guard forecast.current > 0, forecast.current >= presentMin * forecast.level else { return nil }
        let growth = forecast.maximum[level] / max(forecast.current, forecast.usual)
        return growth.isFinite ? min(growth, growthMax) : nil
    }
}

extension Recommendation {
    /// Of the metric that asks for most: how much it is above its target, 1 being at it; nil where that is not told.
    fileprivate func loadOfTargets(_ scaling: ScalingSpec) -> Double? {
        var most: (replicas: Int32, load: Double?)?
        for (metric, proposal) in zip(scaling.metrics, proposals) {
            guard case .wants(let replicas, _, let status) = proposal, let current = status.current,
                let target = metric.target
            else { continue }
            let load: Double? =
                if let value = current.averageValue, let goal = target.averageValue {
                    value.approximateDouble / goal.approximateDouble
                } else if let value = current.value, let goal = target.value {
                    value.approximateDouble / goal.approximateDouble
                } else if let percent = current.averageUtilization, let goal = target.averageUtilization {
                    Double(percent) / Double(goal)
                } else {
                    nil
                }
            guard replicas > most?.replicas ?? .min else { continue }
            // What does not follow demand does not tell how much demand is too much.
            most = (replicas, metric.followsDemand ? load.flatMap { $0.isFinite && $0 > 0 ? $0 : nil } : nil)
        }
        return most?.load
    }
}

extension MetricSpec {
    /// Whether the metric is larger where demand is: all but the memory of pods or containers.
    fileprivate var followsDemand: Bool {
        (resource?.name ?? containerResource?.name) != "memory"
    }

    fileprivate var target: MetricTarget? {
        resource?.target ?? containerResource?.target ?? pods?.target ?? object?.target ?? external?.target
    }
}

extension Observation {
    /// The pods that the scale's selector knows; none if it is none.
    var ownPods: [PodState] {
        guard case .value(let scale) = scale, !scale.selector.isEmpty,
            let query = try? LabelQuery(parsing: scale.selector)
        else { return [] }
        return pods.filter { query.matches($0.labels) }
    }

    /// The same with every metric that follows demand so many times as large; `specs` are in the order of the metrics.
    func times(_ growth: Double, _ specs: [MetricSpec]) -> Observation {
        var grown = self
        for (index, spec) in zip(grown.metrics.indices, specs) where spec.followsDemand {
            switch grown.metrics[index].reading {
            case .pods(var samples):
                for sample in samples.indices { samples[sample].milliValue.multiply(by: growth) }
                grown.metrics[index].reading = .pods(samples)
            case .values(var values):
                for value in values.indices { values[value].multiply(by: growth) }
                grown.metrics[index].reading = .values(values)
            case .missing: break
            }
        }
        return grown
    }
}

extension Int64 {
    /// To the nearest whole number; saturates.
    fileprivate mutating func multiply(by factor: Double) {
        let product = (Double(self) * factor).rounded()
        self = Int64(exactly: product) ?? (product < 0 ? .min : .max)
    }
}
