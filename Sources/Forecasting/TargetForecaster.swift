import Foundation

/// Forecasts one target (demand at a distance, or the highest demand up to it) and learns from what came.
///
/// Experts say where the centre is; the gate weighs them; a regression says how large the error will be in units of
/// the rolling error; the calibration puts the quantiles in units of that. Everything learns when the horizon is over.
struct TargetForecaster: Hashable, Sendable {
    /// What is forecast.
    enum Label: Hashable, Sendable {
        /// Demand at the end of the horizon.
        case value
        /// The highest demand within the horizon.
        case maximum
    }

    /// What the network said about the target.
    struct NetworkSaying {
        /// Its median, and how far its P90 stands from it.
        var centre: Double
        var spread: Double
        /// Whether it may be heard: old enough, and in range.
        var mayBeHeard: Bool
    }

    /// What is known when a forecast is made.
    struct Issue {
        let features: ExpertFeatures
        let recent: RecentDemand
        /// Season at the end of the horizon.
        let then: Season
        /// In seconds.
        let horizon: Double
        let network: NetworkSaying?
    }

    typealias Place = PendingForecasts.Place
    /// The regressions forget over so many outcomes.
    private static let keepOutcomes = 3000.0
    /// The rolling error forgets over so many.
    private static let errorOutcomes = 600.0
    /// No centre is farther from now than so many units: an outlier in the features must not become a forecast.
    private static let changeMost = 8.0
    /// Offsets fade over so many outcomes, and begin as if so many had been zero.
    private static let offsetOutcomes = 300.0
    private static let offsetDoubt = 20.0
    /// Most errors of a maximum are small, and its rolling error is short for its tail.
    private static let maximumUnit = 2.0
    /// The regression on the error's size may say a fifth to five times as large, half of it after 300 outcomes.
    private static let logSizeMost = 1.6
    private static let sizeDoubt = 300.0

    let label: Label
    private let without: Set<Ablation>
    private var change = OnlineRidge(columns: ExpertFeatures.columns)
    private var size = OnlineRidge(columns: ExpertFeatures.sizeColumns)
    private(set) var gate = ExpertGate()
    private(set) var calibration: ConformalCalibration
    /// Rolling mean |error| of the combination.
    private(set) var error = FadingMean()
    /// Mean distance of the outcome from what each expert said, in units: a maximum lies above every value.
    private var offsets = Array(repeating: Float(0), count: Expert.allCases.count)
    /// Outcomes seen.
    private(set) var outcomes = 0
    private var pending = PendingForecasts()
    private var issuedAt = -Double.greatestFiniteMagnitude

    init(_ label: Label, without: Set<Ablation> = []) {
        self.label = label
        self.without = without
        calibration = ConformalCalibration(
            unit: label == .maximum ? TargetForecaster.maximumUnit : 1, isNormal: without.contains(.quantile))
    }

    /// Whether the network is scored and better than persistence.
    var networkEarnsItsVote: Bool { gate.skill(of: .network) > 0 }

    // MARK: Forecasting

    /// The quantiles of the target, and the weights behind them; remembered until the outcome is known.
    mutating func forecast(_ issue: Issue) -> (quantiles: DemandQuantiles, weights: [Double]) {
        let features = issue.features
        let unit = unit(issue)
        let origin = without.contains(.residual) ? 0 : features.current
        var changeRow: [Float] = []
        changeRow.reserveCapacity(ExpertFeatures.columns)
        features.appendChangeRow(to: &changeRow, then: issue.then, origin: origin, unit: unit)
        let centres = centres(issue, changeRow: changeRow, origin: origin, unit: unit)
        let networkHeard = issue.network?.mayBeHeard == true && !without.contains(.network)
        let weights =
            without.contains(.gate)
            ? gate.equalWeights(network: networkHeard)
            : gate.weights(network: networkHeard && networkEarnsItsVote)
        var centre = 0.0
        for index in centres.indices { centre += weights[index] * centres[index] }
        var sizeRow: [Float] = []
        sizeRow.reserveCapacity(ExpertFeatures.sizeColumns)
        features.appendSizeRow(
            to: &sizeRow, centre: centre,
            network: networkHeard ? issue.network.map { $0.spread / unit } : nil)
        let spread = unit * relativeSize(sizeRow)
        // The maximum from now on is never below what is now.
        let quantiles = DemandQuantiles(
            centre: centre, spread: spread, thresholds: calibration.thresholds,
            least: label == .maximum ? features.current : 0)
        let now = issue.recent.latestAt ?? 0
        let spacing = max(issue.recent.period, issue.horizon / Double(PendingForecasts.limit))
        if now >= issuedAt + spacing - 1e-3, pending.count < PendingForecasts.limit {
            issuedAt = now
            var row: [Float] = []
            row.reserveCapacity(Place.width)
            for value in centres { row.append(Float(value)) }
            // Outcomes closer together than the horizon share most of their surprise: n of them count as √n.
            let share = 1 / max(1, issue.horizon / spacing).squareRoot()
            for value in [centre, spread, unit, origin, share] { row.append(Float(value)) }
            for level in QuantileLevel.allCases { row.append(Float(quantiles[level])) }
            row.append(contentsOf: changeRow)
            row.append(contentsOf: sizeRow)
            pending.append(due: now + issue.horizon, current: features.current, row: row)
        }
        return (quantiles, weights)
    }

    /// How large the error will be, in units of the rolling error; 1 while little is known of it.
    private func relativeSize(_ row: [Float]) -> Double {
        let outcomes = Double(size.outcomes)
        let most = TargetForecaster.logSizeMost
        return exp(
            min(max(size.predict(row), -most), most) * outcomes / (outcomes + TargetForecaster.sizeDoubt))
    }

    /// What each expert says; who knows nothing says what persistence says.
    private func centres(_ issue: Issue, changeRow: [Float], origin: Double, unit: Double) -> [Double] {
        let features = issue.features
        var centres = Array(repeating: features.current, count: Expert.allCases.count)
        centres[Expert.smoothedFast.index] = features.means[1]
        centres[Expert.smoothed.index] = features.means[2]
        centres[Expert.smoothedSlow.index] = features.means[3]
        if !issue.then.daily.isNaN { centres[Expert.seasonalDaily.index] = issue.then.daily }
        if !issue.then.weekly.isNaN { centres[Expert.seasonalWeekly.index] = issue.then.weekly }
        if let network = issue.network { centres[Expert.network.index] = network.centre }
        if change.isFitted {
            let most = TargetForecaster.changeMost * unit
            let centre = origin + unit * change.predict(changeRow)
            centres[Expert.ridge.index] =
                max(0, min(max(centre, features.current - most), features.current + most))
        }
        guard label == .maximum else { return centres }
        for expert in centres.indices {
            centres[expert] = max(centres[expert] + unit * Double(offsets[expert]), features.current)
        }
        return centres
    }

    /// The expected size of an error: rolling, with a floor, and with a prior while outcomes are few.
    ///
    /// The prior is what persistence missed by from one observation to the next, grown with the horizon.
    private func unit(_ issue: Issue) -> Double {
        let floor = max(0.01 * issue.features.level, 1e-9)
        let steps = max(1, issue.horizon / issue.recent.period)
        let prior = max(issue.recent.change.value * min(4, pow(steps, 0.3)), floor)
        let seen = min(calibration.outcomes, 300)
        let size = (prior * 6 + error.value * seen) / (6 + seen)
        return max(label == .maximum ? size * TargetForecaster.maximumUnit : size, floor)
    }

    // MARK: Learning

    /// Takes in what demand was over `from..<to`; forecasts that were due in it are scored.
    mutating func learn(_ value: Double, from: Double, to: Double) {
        guard pending.count > 0 else { return }
        pending.raise(to: value)
        var done = 0
        while done < pending.count, pending.due[done] <= to + 1e-3 {
            // An outcome in a gap is not known: nothing is learnt.
            if pending.due[done] > from - 1e-3 {
                score(done, outcome: label == .maximum ? pending.highest[done] : value)
            }
            done += 1
        }
        if done > 0 { pending.removeFirst(done) }
    }

    /// There is a hole between the last observation and the next: a maximum over it is not known.
    mutating func gap() {
        if label == .maximum { pending.removeAll() }
    }

    private mutating func score(_ index: Int, outcome: Double) {
        let unit = pending[index, Place.unit]
        let miss = outcome - pending[index, Place.centre]
        let spread = pending[index, Place.spread]
        let share = pending[index, Place.share]
        let row = pending.row(index)
        let most = TargetForecaster.changeMost
        let keep = 1 - 1 / TargetForecaster.keepOutcomes
        let moved = (outcome - pending[index, Place.current]) / unit
        change.learn(
            without.contains(.residual) ? moved : min(max(moved, -most), most), of: pending.rows,
            from: row + Place.change, keep: keep)
        // log |error| of a Laplace distribution has the mean −0.58; 0.7 allows for the 0.05.
        size.learn(
            log(min(abs(miss) / unit, 20) + 0.05) + 0.7, of: pending.rows, from: row + Place.size,
            keep: keep)
        error.add(abs(miss), share: 1 / TargetForecaster.errorOutcomes)
        var losses = Array(repeating: Float(0), count: Expert.allCases.count)
        for expert in losses.indices {
            losses[expert] = Float(
                loss(of: outcome, centre: pending[index, expert], spread: spread) / unit)
        }
        gate.learn(losses, share: share)
        outcomes += 1
        if label == .maximum { learnOffsets(index, outcome: outcome, unit: unit) }
        guard !without.contains(.conformal), !without.contains(.quantile) else {
            calibration.count(share: share)
            return
        }
        calibration.learn(
            score: miss / spread,
            exceeded: QuantileLevel.allCases.indices.map {
                outcome > pending[index, Place.quantiles + $0]
            },
            share: share)
    }

    private mutating func learnOffsets(_ index: Int, outcome: Double, unit: Double) {
        let most = TargetForecaster.changeMost
        let memory = min(Double(outcomes) + TargetForecaster.offsetDoubt, TargetForecaster.offsetOutcomes)
        for expert in offsets.indices {
            let missed = (outcome - pending[index, expert]) / unit
            offsets[expert] += Float(min(max(missed, -most), most) / memory)
        }
    }

    /// The pinball loss over all levels of a centre with the spread and the thresholds of all.
    private func loss(of outcome: Double, centre: Double, spread: Double) -> Double {
        var loss = 0.0
        for (place, level) in QuantileLevel.allCases.enumerated() {
            let distance = outcome - (centre + calibration.thresholds[place] * spread)
            loss += max(level.rawValue * distance, (level.rawValue - 1) * distance)
        }
        return loss
    }
}

extension TargetForecaster {
    func pack(into writer: inout PackedWriter) {
        change.pack(into: &writer)
        size.pack(into: &writer)
        gate.pack(into: &writer)
        calibration.pack(into: &writer)
        error.pack(into: &writer)
        pending.pack(into: &writer)
        writer.write(offsets)
        writer.write(Int64(outcomes))
        writer.write(issuedAt)
    }

    mutating func unpack(from reader: inout PackedReader) throws(PackedError) {
        try change.unpack(from: &reader)
        try size.unpack(from: &reader)
        try gate.unpack(from: &reader)
        try calibration.unpack(from: &reader)
        try error.unpack(from: &reader)
        try pending.unpack(from: &reader)
        offsets = try reader.floats(offsets.count)
        outcomes = try reader.count(atMost: PackedReader.countMost)
        issuedAt = try reader.double()
    }
}
