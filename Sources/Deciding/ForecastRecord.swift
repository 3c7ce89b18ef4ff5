import Forecasting
import Measures
import Shielding

/// What a decision knew of the future: flat, so that its readers need not know who forecasts.
///
/// Demand is in `unit`, to four digits. What is not known is nil here and absent in JSON.
public struct ForecastRecord: Hashable, Codable, Sendable {
    /// In what demand is counted: `requests/s`, or the name of the spec's first metric, of which the total is meant.
    public var unit: String
    /// Demand at the newest observation.
    public var demand: Double
    /// Age of that observation.
    public var ageSeconds: Double
    /// How far ahead: the window of which the maximum is forecast.
    public var leadSeconds: Double
    /// P90 of the time that a new pod takes to serve.
    public var startupSeconds: Double
    /// How many pods' starts stand behind it; fewer than 5: it is what was expected.
    public var startupSamples: Int
    /// The median of the highest demand within the window.
    public var p50: Double
    /// What that stays below four times in five.
    public var p80: Double
    /// What that stays below nine times in ten.
    public var p90: Double
    /// What that stays below nineteen times in twenty.
    public var p95: Double
    /// What that stays below ninety-nine times in a hundred.
    public var p99: Double
    /// The demand at which the present pods are at their targets.
    public var holds: Double?
    /// The size that the HPA's algorithm gives when it is shown the forecast.
    public var replicas: Int32?
    /// Demand at fixed distances ahead.
    public var values: [Value] = []
    /// Who has a say in the forecast of the window, and how much of it.
    public var experts: [Opinion] = []
    /// How often the window's P90 held in the recent past, 0...1.
    public var coverage90: Double?
    /// The same of its P99.
    public var coverage99: Double?
    /// Outcomes behind the coverage.
    public var outcomes: Int?
    /// Why the forecast is what it is, in fixed words.
    public var reasons: [String] = []

    /// Demand at one distance ahead.
    public struct Value: Hashable, Codable, Sendable {
        /// The distance.
        public var seconds: Int
        /// The median of demand then.
        public var p50: Double
        /// What it stays below nine times in ten.
        public var p90: Double
        /// What it stays below ninety-nine times in a hundred.
        public var p99: Double
    }

    /// One expert's say.
    public struct Opinion: Hashable, Codable, Sendable {
        /// Who.
        public var expert: String
        /// 0...1; nil if it could not speak.
        public var weight: Double?
        /// 1 − its loss / persistence's, rolling; nil for persistence, and before the first outcome.
        public var skill: Double?
    }
}

extension ForecastRecord {
    /// What is told of `foresight`; nil without a forecast.
    init?(_ foresight: Foresight, now: Timestamp) {
        guard let forecast = foresight.forecast, let unit = foresight.unit else { return nil }
        self.init(
            unit: unit.description, demand: forecast.current.short,
            ageSeconds: ((now - forecast.at).seconds * 10).rounded() / 10,
            leadSeconds: forecast.lead.seconds, startupSeconds: foresight.startup.seconds,
            startupSamples: foresight.startupSamples, p50: forecast.maximum.p50.short, p80: forecast.maximum.p80.short,
            p90: forecast.maximum.p90.short, p95: forecast.maximum.p95.short, p99: forecast.maximum.p99.short)
        holds = foresight.holds?.short
        if case .says(let replicas) = foresight.voice { self.replicas = replicas }
        values = forecast.values.map { value in
            Value(
                seconds: value.horizon.rawValue, p50: value.demand.p50.short, p90: value.demand.p90.short,
                p99: value.demand.p99.short)
        }
        for expert in Expert.allCases {
            let weight = forecast.weights.first { $0.expert == expert }?.weight
            let skill = forecast.skill.first { $0.expert == expert }?.skill
            guard weight != nil || skill != nil else { continue }
            experts.append(Opinion(expert: expert.rawValue, weight: weight?.short, skill: skill?.short))
        }
        coverage90 = forecast.coverage?.p90.short
        coverage99 = forecast.coverage?.p99.short
        outcomes = forecast.coverage?.outcomes
        reasons = forecast.reasons.map(\.rawValue)
    }
}

extension Double {
    /// To four digits: a record says no more than is known, and stays short.
    var short: Double {
        guard isFinite, self != 0 else { return self }
        var scale = 1.0
        while magnitude * scale < 1_000 && scale < 1e12 { scale *= 10 }
        return (self * scale).rounded() / scale
    }
}
