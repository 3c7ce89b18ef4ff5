public import Measures

/// Everything remembered about one series of demand, and the forecasts made of it.
///
/// A value, at most 24 KB; Codable as one text of at most 28 KB, it lives in the workload's memory. Call `observe` once
/// a period, then `forecast`. Forecasts learn from their outcomes when these come: nothing looks ahead.
public struct DemandForecaster: Hashable, Sendable {
    /// What an observation may be at most; larger ones are cut to it, so that no square overflows.
    public static let demandMax = 1e12
    /// Older samples given to `backfill` are history only; so many of the newest are learnt from.
    public static let learntSamplesMax = 1_000
    /// The network is not heard before a workload has been observed for so long.
    public static let networkAge = Duration.seconds(3 * 3600)

    private(set) var history = History()
    private(set) var recent = RecentDemand()
    private(set) var memory = NetworkMemory()
    private var values: [TargetForecaster]
    private var maximum: TargetForecaster
    /// The first observation, in seconds since the epoch.
    private var firstAt: Double?
    private let without: Set<Ablation>

    /// Remembers nothing.
    ///
    /// - Parameter without: parts to leave out, for backtests; not remembered in the text.
    public init(without: Set<Ablation> = []) {
        self.without = without
        values = Array(
            repeating: TargetForecaster(.value, without: without), count: ForecastHorizon.allCases.count)
        maximum = TargetForecaster(.maximum, without: without)
    }

    /// Takes in an observation: the mean demand since the one before.
    ///
    /// - Parameters:
    ///   - value: in any unit, the same for ever; nil if nothing is known, which is a gap and not zero. So are values
    ///     that are no number or below 0.
    ///   - at: when it was true; not later than the newest observation, it is passed over.
    public mutating func observe(_ value: Double?, at: Timestamp) {
        guard let value, value >= 0 else { return }
        let demand = min(value, DemandForecaster.demandMax)
        let end = at.secondsSinceEpoch
        if let before = recent.latestAt, end <= before { return }
        let start = recent.start(ofObservationAt: end)
        if let before = recent.latestAt, start > before + 1e-3 { maximum.gap() }
        for index in values.indices { values[index].learn(demand, from: start, to: end) }
        maximum.learn(demand, from: start, to: end)
        memory.add(
            demand, at: end, history: history, period: recent.period,
            season: Season(at: end, in: history, halfWidth: halfWidth))
        history.add(demand, from: start, to: end)
        recent.add(demand, at: end)
        firstAt = firstAt ?? end
    }

    /// Feeds older samples, oldest first, such as a metric store keeps.
    ///
    /// Before the first observation they are observed, and the newest thousand forecast and learnt from, so that the
    /// first real forecast is calibrated; after it they only fill gaps of the history.
    public mutating func backfill(_ samples: [(at: Timestamp, value: Double)]) {
        guard let newest = recent.latestAt else {
            for (index, sample) in samples.enumerated() {
                observe(sample.value, at: sample.at)
                if index >= samples.count - DemandForecaster.learntSamplesMax {
                    _ = forecast(lead: .seconds(300), now: sample.at)
                }
            }
            return
        }
        var older = DemandForecaster()
        for sample in samples where sample.at.secondsSinceEpoch < newest && sample.value >= 0 {
            let end = sample.at.secondsSinceEpoch
            if let before = older.recent.latestAt, end <= before { continue }
            older.history.add(sample.value, from: older.recent.start(ofObservationAt: end), to: end)
            older.recent.add(sample.value, at: end)
            firstAt = min(firstAt ?? end, end)
        }
        history.fill(from: older.history)
    }

    /// The forecast at `now`, for a decision that takes effect within `lead`; nil before the first observation.
    ///
    /// - Parameters:
    ///   - lead: the window whose maximum is asked for, as `LeadWindow` makes it; it should change slowly.
    ///   - now: the present; forecasts count from the newest observation.
    ///   - network: the trained network, if there is one.
    /// - Returns: quantiles of the maximum and of six values, who said so, and why.
    public mutating func forecast(lead: Duration, now: Timestamp, network: QuantileNetwork? = nil)
        -> Forecast?
    {
        guard let at = recent.latestAt else { return nil }
        let horizons = ForecastHorizon.allCases.map { Double($0.rawValue) }
        let features = ExpertFeatures(recent, history, at: at, halfWidth: halfWidth)
        let seasons = horizons.map { Season(at: at + $0, in: history, halfWidth: halfWidth) }
        var sayings: NetworkSayings?
        if let network {
            sayings = NetworkSayings(
                network, recent: recent, history: history, memory: memory, now: features.season,
                then: seasons,
                isOld: now.secondsSinceEpoch - (firstAt ?? at) >= DemandForecaster.networkAge.seconds)
        }
        var forecasts: [ValueForecast] = []
        forecasts.reserveCapacity(values.count)
        for (index, horizon) in ForecastHorizon.allCases.enumerated() {
            let issue = issue(
                features, then: seasons[index], horizon: horizons[index], network: sayings?.value(index))
            forecasts.append(
                ValueForecast(horizon: horizon, demand: values[index].forecast(issue).quantiles))
        }
        let seconds = min(max(lead, LeadWindow.shortest), LeadWindow.longest).seconds
        let highest = maximum.forecast(
            issue(
                features, then: Season(at: at + seconds, in: history, halfWidth: halfWidth),
                horizon: seconds,
                network: sayings?.maximum(over: seconds)))
        let isOld = now.secondsSinceEpoch - at > 2.5 * recent.period
        return Forecast(
            at: Timestamp(nanoseconds: Int64((at * 1e9).rounded())), lead: lead, current: recent.latest,
            usual: recent.means[1].value, level: recent.level.value, maximum: highest.quantiles, values: forecasts,
            weights: weights(highest.weights),
            coverage: coverage, skill: skill(withNetwork: sayings != nil),
            reasons: reasons(sayings, isOld: isOld))
    }

    /// What the network alone says of the values, by horizon, for backtests; nil while it can say nothing.
    func networkCentres(_ network: QuantileNetwork) -> [Double]? {
        guard let at = recent.latestAt else { return nil }
        let sayings = NetworkSayings(
            network, recent: recent, history: history, memory: memory,
            now: Season(at: at, in: history, halfWidth: halfWidth),
            then: ForecastHorizon.allCases.map {
                Season(at: at + Double($0.rawValue), in: history, halfWidth: halfWidth)
            }, isOld: true)
        return sayings.map { sayings in
            ForecastHorizon.allCases.indices.map { sayings.value($0).centre }
        }
    }

    /// Half of the stretch that a season is averaged over.
    private var halfWidth: Double { max(300, recent.period) }

    private func issue(
        _ features: ExpertFeatures, then: Season, horizon: Double,
        network: TargetForecaster.NetworkSaying?
    ) -> TargetForecaster.Issue {
        TargetForecaster.Issue(
            features: features, recent: recent, then: without.contains(.season) ? .unknown : then,
            horizon: horizon,
            network: network)
    }
}

extension DemandForecaster {
    func pack(into writer: inout PackedWriter) {
        history.pack(into: &writer)
        recent.pack(into: &writer)
        memory.pack(into: &writer)
        writer.write(Int64(firstAt == nil ? 0 : 1))
        writer.write(firstAt ?? 0)
        for target in values + [maximum] { target.pack(into: &writer) }
    }

    mutating func unpack(from reader: inout PackedReader) throws(PackedError) {
        try history.unpack(from: &reader)
        try recent.unpack(from: &reader)
        try memory.unpack(from: &reader)
        let known = try reader.count(atMost: 1)
        let first = try reader.double()
        firstAt = known == 1 ? first : nil
        for index in values.indices { try values[index].unpack(from: &reader) }
        try maximum.unpack(from: &reader)
    }
}

// MARK: What it says about itself

extension DemandForecaster {
    /// Fewer outcomes than this, and the interval is a prior.
    private static let outcomesMin = 30.0
    /// From so many on it is said how well that goes.
    private static let recordMin = 20
    /// A mean error of this share of demand cannot be planned with.
    private static let errorShareMost = 0.4

    private func weights(_ weights: [Double]) -> [ExpertWeight] {
        Expert.allCases.compactMap { expert in
            let weight = weights[expert.index]
            return weight > 0 ? ExpertWeight(expert: expert, weight: weight) : nil
        }
    }

    private var coverage: Coverage? {
        let calibration = maximum.calibration
        guard calibration.outcomes > 0 else { return nil }
        return Coverage(
            p90: calibration.held90.value, p99: calibration.held99.value, outcomes: maximum.outcomes)
    }

    private func skill(withNetwork: Bool) -> [ExpertSkill] {
        guard maximum.calibration.outcomes > 0 else { return [] }
        return Expert.allCases.compactMap { expert in
            guard expert != .persistence, expert != .network || withNetwork else { return nil }
            return ExpertSkill(expert: expert, skill: maximum.gate.skill(of: expert))
        }
    }

    private func reasons(_ network: NetworkSayings?, isOld: Bool) -> [ForecastReason] {
        var reasons: [ForecastReason] = []
        let outcomes = maximum.calibration.outcomes
        if outcomes < DemandForecaster.outcomesMin { reasons.append(.learning) }
        if maximum.outcomes >= DemandForecaster.recordMin {
            if maximum.error.value > DemandForecaster.errorShareMost * recent.level.value {
                reasons.append(.unforecastable)
            }
            if maximum.gate.bestSkill <= 0 { reasons.append(.persistenceLeads) }
        }
        switch network {
        case nil: reasons.append(.networkAbsent)
        case let network?:
            if !network.isOld { reasons.append(.networkYoung) }
            if !network.isInRange { reasons.append(.networkOutOfRange) }
            if network.isOld, network.isInRange, !maximum.networkEarnsItsVote {
                reasons.append(.networkWorse)
            }
        }
        if isOld { reasons.append(.gap) }
        return reasons
    }
}

extension Timestamp {
    /// As a rule counts time: precise to a microsecond.
    var secondsSinceEpoch: Double { Double(nanoseconds) / 1e9 }
}
