#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Forecasts one target (demand at a distance, or the highest demand up to it) and learns from what came.
struct TargetForecaster: Hashable, Sendable {
    /// What is forecast.
    enum Label: Hashable, Sendable {
        /// Demand at the end of the horizon.
        case value
        /// The highest demand within the horizon.
        case maximum
    }

    /// Forecasts that wait for their outcome, at most; further ones are not scored.
    static let pendingMax = 12
    private static let experts = Expert.allCases.count
    /// A waiting forecast's row: experts' centres, then the six below, then both regressions' rows.
    private enum Place {
        static let centre = experts
        static let spread = experts + 1
        static let unit = experts + 2
        static let current = experts + 3
        static let quantiles = experts + 4
        static let row = quantiles + 5
        static let spreadRow = row + ExpertFeatures.columns
        static let width = spreadRow + ExpertFeatures.spreadColumns
    }
    /// Time constant of forgetting in the regressions, in seconds and in outcomes: whichever forgets faster.
    private static let keepSeconds = 10 * 86_400.0
    private static let keepOutcomes = 3000.0

    let label: Label
    private var ridge = OnlineRidge(columns: ExpertFeatures.columns)
    private var spreadRidge = OnlineRidge(columns: ExpertFeatures.spreadColumns)
    private(set) var gate = ExpertGate()
    private(set) var calibration = ConformalCalibration()
    /// Rolling mean |error| of the combination: the unit of everything above.
    private var error = FadingMean()
    /// Waiting forecasts, oldest first: when they are due, the highest demand since, and their rows.
    private var due: [Double] = []
    private var highest: [Double] = []
    private var rows: [Float] = []
    private var issuedAt = -Double.infinity

    init(_ label: Label) {
        self.label = label
    }

    // MARK: Learning

    /// Takes in what demand was over `from..<to`; forecasts due in it are scored.
    mutating func learn(_ value: Double, from: Double, to: Double, floor: Double) {
        guard !due.isEmpty else { return }
        if label == .maximum { for index in highest.indices { highest[index] = max(highest[index], value) } }
        var done = 0
        while done < due.count, due[done] <= to + 1e-3 {
            // An outcome in a gap is not known: nothing is learnt.
            if due[done] > from - 1e-3 {
                score(done, outcome: label == .maximum ? highest[done] : value, floor: floor)
            }
            done += 1
        }
        guard done > 0 else { return }
        due.removeFirst(done)
        highest.removeFirst(done)
        rows.removeFirst(done * Place.width)
    }

    /// Forgets forecasts of a maximum whose window has a hole.
    mutating func gap() {
        guard label == .maximum else { return }
        due.removeAll()
        highest.removeAll()
        rows.removeAll()
    }

    private mutating func score(_ index: Int, outcome: Double, floor: Double) {
        let base = index * Place.width
        let unit = Double(rows[base + Place.unit])
        let centre = Double(rows[base + Place.centre])
        let spread = Double(rows[base + Place.spread])
        let miss = outcome - centre
        let keep = exp(-1 / TargetForecaster.keepOutcomes)
        let change = (outcome - Double(rows[base + Place.current])) / unit
        ridge.learn(min(max(change, -8), 8), of: rows, from: base + Place.row, keep: keep)
        spreadRidge.learn(
            log(min(abs(miss) / unit, 20) + 0.05) + 0.7, of: rows, from: base + Place.spreadRow, keep: keep)
        error.add(abs(miss), share: 1 / 300)
        let thresholds = calibration.thresholds
        var losses = Array(repeating: Float(0), count: TargetForecaster.experts)
        for expert in losses.indices {
            let centre = Double(rows[base + expert])
            var loss = 0.0
            for (place, level) in QuantileLevel.allCases.enumerated() {
                let distance = outcome - (centre + thresholds[place] * spread)
                loss += max(level.rawValue * distance, (level.rawValue - 1) * distance)
            }
            losses[expert] = Float(loss / max(floor, 1e-12))
        }
        gate.learn(losses)
        calibration.learn(
            score: miss / spread, exceeded: (0..<5).map { outcome > Double(rows[base + Place.quantiles + $0]) })
    }

    // MARK: Forecasting

    /// What is known when a forecast is made.
    struct Issue {
        let features: ExpertFeatures
        let recent: RecentDemand
        /// Season at the end of the horizon.
        let then: Season
        let horizon: Double
        let now: Double
        /// The network's centre, if it may speak.
        var network: Double?
        var networkHeard = false
    }

    /// The quantiles of the target; remembered until their outcome is known.
    mutating func forecast(_ issue: Issue) -> DemandQuantiles {
        let features = issue.features
        let unit = unit(issue)
        var row: [Float] = []
        row.reserveCapacity(Place.width)
        var centres = Array(repeating: features.current, count: TargetForecaster.experts)
        centres[Expert.smoothedFast.index] = features.means[1]
        centres[Expert.smoothed.index] = features.means[2]
        centres[Expert.smoothedSlow.index] = features.means[3]
        if !issue.then.daily.isNaN { centres[Expert.seasonalDaily.index] = issue.then.daily }
        if !issue.then.weekly.isNaN { centres[Expert.seasonalWeekly.index] = issue.then.weekly }
        if let network = issue.network { centres[Expert.network.index] = network }
        var regression: [Float] = []
        regression.reserveCapacity(ExpertFeatures.columns)
        features.appendRow(to: &regression, then: issue.then, unit: unit)
        centres[Expert.ridge.index] = max(0, features.current + unit * min(max(ridge.predict(regression), -8), 8))
        var heard = Array(repeating: true, count: TargetForecaster.experts)
        heard[Expert.network.index] = issue.network != nil && issue.networkHeard
        let weights = gate.weights(heard: heard)
        var centre = 0.0
        for index in centres.indices { centre += weights[index] * centres[index] }
        var spreadRow: [Float] = []
        features.appendSpreadRow(to: &spreadRow, centre: centre)
        let spread = unit * exp(min(max(spreadRidge.predict(spreadRow), -1.6), 1.6))
        let quantiles = DemandQuantiles(centre: centre, spread: spread, thresholds: calibration.thresholds)
        let spacing = max(issue.recent.period, issue.horizon / Double(TargetForecaster.pendingMax))
        if issue.now >= issuedAt + spacing - 1e-3, due.count < TargetForecaster.pendingMax {
            issuedAt = issue.now
            due.append(issue.now + issue.horizon)
            highest.append(features.current)
            for centre in centres { row.append(Float(centre)) }
            for value in [centre, spread, unit, features.current] { row.append(Float(value)) }
            for level in QuantileLevel.allCases { row.append(Float(quantiles[level])) }
            rows.append(contentsOf: row)
            rows.append(contentsOf: regression)
            rows.append(contentsOf: spreadRow)
        }
        return quantiles
    }

    /// The expected size of an error: rolling, with a floor, and with a prior while outcomes are few.
    private func unit(_ issue: Issue) -> Double {
        let floor = 0.01 * issue.features.level
        let steps = max(1, issue.horizon / issue.recent.period)
        let prior = max(issue.recent.change.value * min(4, pow(steps, 0.3)), floor)
        let seen = min(calibration.outcomes, 300)
        return max((prior * 6 + error.value * seen) / (6 + seen), floor)
    }
}
