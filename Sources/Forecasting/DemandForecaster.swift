public import Measures

/// Everything remembered about one series of demand, and the forecasts made of it.
///
/// A value: it is Codable as one compact text, and lives in the workload's memory.
public struct DemandForecaster: Hashable, Sendable {
    private var history = History()
    private var recent = RecentDemand()
    private var values = Array(
        repeating: TargetForecaster(.value), count: ForecastHorizon.allCases.count)
    private var maximum = TargetForecaster(.maximum)

    /// Remembers nothing.
    public init() {}

    /// Takes in an observation: the mean demand since the one before.
    ///
    /// - Parameters:
    ///   - value: in any unit, the same for ever; nil if nothing is known, which is a gap and not zero.
    ///   - at: when it was true; earlier than the newest observation, it is passed over.
    public mutating func observe(_ value: Double?, at: Timestamp) {
        guard let value, value.isFinite, value >= 0 else { return }
        let end = at.secondsSinceEpoch
        if let before = recent.latestAt, end <= before { return }
        let start = recent.start(ofObservationAt: end)
        if let before = recent.latestAt, start > before + 1e-3 { maximum.gap() }
        history.add(value, from: start, to: end)
        recent.add(value, at: end)
        let floor = 0.01 * recent.level.value
        for index in values.indices { values[index].learn(value, from: start, to: end, floor: floor) }
        maximum.learn(value, from: start, to: end, floor: floor)
    }

    /// The forecast at `now`, for a decision that takes effect within `lead`; nil before the first observation.
    public mutating func forecast(lead: Duration, now: Timestamp) -> Forecast? {
        guard let at = recent.latestAt else { return nil }
        let halfWidth = max(300, recent.period)
        let features = ExpertFeatures(recent, history, at: at, halfWidth: halfWidth)
        var forecasts: [ValueForecast] = []
        forecasts.reserveCapacity(values.count)
        for (index, horizon) in ForecastHorizon.allCases.enumerated() {
            let seconds = Double(horizon.rawValue)
            let issue = TargetForecaster.Issue(
                features: features, recent: recent,
                then: Season(at: at + seconds, in: history, halfWidth: halfWidth), horizon: seconds, now: at)
            forecasts.append(ValueForecast(horizon: horizon, demand: values[index].forecast(issue)))
        }
        let seconds = lead.seconds
        let highest = maximum.forecast(
            TargetForecaster.Issue(
                features: features, recent: recent,
                then: Season(at: at + seconds, in: history, halfWidth: halfWidth), horizon: seconds, now: at))
        return Forecast(
            at: Timestamp(nanoseconds: Int64(at * 1e9)), lead: lead, current: recent.latest, maximum: highest,
            values: forecasts, weights: [], coverage: nil, skill: [], reasons: [])
    }
}

extension Timestamp {
    var secondsSinceEpoch: Double { Double(nanoseconds) / 1e9 }
}
