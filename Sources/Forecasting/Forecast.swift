public import Measures

/// What demand will be, how sure that is, and who said so.
public struct Forecast: Hashable, Codable, Sendable {
    /// The newest observation that it rests on.
    public let at: Timestamp
    /// The length of the window that `maximum` speaks of.
    public let lead: Duration
    /// The demand at `at`.
    public let current: Double
    /// The fading mean of demand over four periods: what there is now, but for the noise of one period.
    public let usual: Double
    /// The fading mean of demand over two days.
    public let level: Double
    /// The highest demand in [now, now + lead].
    public let maximum: DemandQuantiles
    /// Demand at fixed distances ahead, nearest first.
    public let values: [ValueForecast]
    /// Who has a say in `maximum`, and how much: weights sum to 1, and who has none is left out.
    public let weights: [ExpertWeight]
    /// How often `maximum` held in the recent past; nil before the first outcome.
    public let coverage: Coverage?
    /// Rolling skill of each expert against persistence, for `maximum`.
    public let skill: [ExpertSkill]
    /// Why it is what it is; empty if there is nothing to say.
    public let reasons: [ForecastReason]
}

/// Demand at one distance ahead.
public struct ValueForecast: Hashable, Codable, Sendable {
    /// From the newest observation.
    public let horizon: ForecastHorizon
    /// What demand will be then.
    public let demand: DemandQuantiles
}

/// An expert's say.
public struct ExpertWeight: Hashable, Codable, Sendable {
    /// Who.
    public let expert: Expert
    /// In 0…1.
    public let weight: Double
}

/// How much better than persistence an expert is.
public struct ExpertSkill: Hashable, Codable, Sendable {
    /// Who.
    public let expert: Expert
    /// 1 − its loss / persistence's loss, rolling: 0 is as good, negative is worse.
    public let skill: Double
}
