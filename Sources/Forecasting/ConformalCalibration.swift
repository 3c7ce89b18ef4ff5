/// Where the quantiles of demand stand in units of the expected error, learnt from the errors themselves.
///
/// The score of an outcome is `(y − centre) / spread`. A histogram of scores, slowly forgotten, says where a level
/// stands; a small correction for each level, moved by each hit and miss, makes the long-run coverage true whatever
/// the scores do (adaptive conformal inference: Gibbs and Candès 2021, on the threshold, not on the level). The
/// threshold is clipped, because unbounded it diverges on outages; the spread has a floor, by the caller.
struct ConformalCalibration: Hashable, Sendable {
    /// Thresholds stay in here.
    static let range = -1.0...8.0
    /// Edges of the histogram's cells, in scores; finer where quantiles stand.
    static let edges: [Double] =
        [-8, -6, -4.5, -3.5, -3, -2.5] + (0..<28).map { -2.0 + Double($0) * 0.15 }
        + [2.35, 2.6, 2.9, 3.2, 3.6, 4, 4.5, 5, 6, 7, 8, 10]
    /// Outcomes are remembered over about so many.
    static let memory = 300.0
    /// How far a threshold moves, in standard deviations of a hit or miss: `gain × (miss − (1−τ)) / √(τ(1−τ))`.
    static let gain = 0.01
    /// The farthest that the median may stand from the centre, and the outcomes at which it goes half of the way.
    static let medianMost = 0.3
    static let medianDoubt = 1000.0
    /// The scores of a cold start, as cumulative shares: about those of smooth traffic, a little wide.
    private static let prior: [(score: Double, share: Double)] =
        [
            (-8, 0), (-3, 0.02), (-1, 0.18), (0, 0.5), (1, 0.8), (1.6, 0.9), (2.4, 0.95), (4.5, 0.99),
            (8, 1),
        ]
    /// What the prior weighs, in outcomes.
    private static let priorWeight: Float = 30

    /// The weight of each cell.
    private(set) var cells: [Float]
    /// What each level's threshold is moved by.
    private(set) var corrections = Array(repeating: Float(0), count: QuantileLevel.allCases.count)
    /// Thresholds by level, lowest first; as of the last outcome.
    private(set) var thresholds: [Double] = []
    /// Outcomes seen.
    private(set) var outcomes = 0.0
    /// The rolling share of outcomes at or below P90 and P99.
    private(set) var held90 = FadingMean()
    private(set) var held99 = FadingMean()

    /// Thresholds of a normal distribution in units of its mean |error|: z × √(π/2).
    private static let normal = [0, 0.8416, 1.2816, 1.6449, 2.3263].map { $0 * 1.2533 }

    /// Knows only the prior.
    ///
    /// - Parameters:
    ///   - unit: how many of the prior's units the caller's unit is.
    ///   - isNormal: the thresholds of a normal distribution are kept in place of it.
    init(unit: Double = 1, isNormal: Bool = false) {
        func share(below score: Double) -> Double {
            let prior = ConformalCalibration.prior
            guard let above = prior.firstIndex(where: { $0.score >= score }), above > 0 else { return 0 }
            let (low, high) = (prior[above - 1], prior[above])
            return low.share + (high.share - low.share) * (score - low.score) / (high.score - low.score)
        }
        let edges = ConformalCalibration.edges
        cells = (1..<edges.count).map { index in
            Float(share(below: min(8, edges[index] * unit)) - share(below: min(8, edges[index - 1] * unit)))
                * ConformalCalibration.priorWeight
        }
        thresholds = isNormal ? ConformalCalibration.normal : currentThresholds()
    }

    /// Counts an outcome without learning from it.
    mutating func count(share: Double) {
        outcomes += share
    }

    /// Takes in an outcome.
    ///
    /// - Parameters:
    ///   - score: (outcome − centre) / spread.
    ///   - exceeded: which of the quantiles that were forecast then it exceeded, lowest level first.
    ///   - share: what the outcome counts, in (0, 1]: outcomes that overlap tell little news.
    mutating func learn(score: Double, exceeded: [Bool], share: Double) {
        let keep = Float(1 - share / ConformalCalibration.memory)
        for index in cells.indices { cells[index] *= keep }
        cells[ConformalCalibration.cell(of: score)] += Float(share)
        for (index, level) in QuantileLevel.allCases.enumerated() {
            let miss = exceeded[index] ? level.rawValue : level.rawValue - 1
            let step = Float(
                ConformalCalibration.gain * miss / (level.rawValue * (1 - level.rawValue)).squareRoot())
            corrections[index] = min(max(corrections[index] + step, -2), 4)
        }
        outcomes += share
        held90.add(exceeded[2] ? 0 : 1, share: 1 / 500)
        held99.add(exceeded[4] ? 0 : 1, share: 1 / 500)
        thresholds = currentThresholds()
    }

    private static func cell(of score: Double) -> Int {
        var low = 0
        var high = edges.count - 2
        while low < high {
            let middle = (low + high + 1) / 2
            if edges[middle] <= score { low = middle } else { high = middle - 1 }
        }
        return low
    }

    private func currentThresholds() -> [Double] {
        var total = 0.0
        for cell in cells { total += Double(cell) }
        var thresholds: [Double] = []
        thresholds.reserveCapacity(5)
        var index = 0
        var below = 0.0
        for (place, level) in QuantileLevel.allCases.enumerated() {
            let wanted = level.rawValue * total
            while index < cells.count - 1, below + Double(cells[index]) < wanted {
                below += Double(cells[index])
                index += 1
            }
            let (low, high) = (ConformalCalibration.edges[index], ConformalCalibration.edges[index + 1])
            let inside = cells[index] > 0 ? min(1, (wanted - below) / Double(cells[index])) : 0
            let threshold = low + (high - low) * inside + Double(corrections[place])
            let clipped =
                level == .p50
                ? medianThreshold(threshold)
                : min(
                    max(threshold, ConformalCalibration.range.lowerBound),
                    ConformalCalibration.range.upperBound)
            thresholds.append(max(clipped, thresholds.last ?? clipped))
        }
        return thresholds
    }

    /// The median leaves the centre slowly: it takes many outcomes to tell a skewed error from a trend.
    private func medianThreshold(_ threshold: Double) -> Double {
        let most = ConformalCalibration.medianMost
        return min(max(threshold, -most), most) * outcomes
            / (outcomes + ConformalCalibration.medianDoubt)
    }

    func pack(into writer: inout PackedWriter) {
        writer.write(cells)
        writer.write(corrections)
        writer.write(outcomes)
        held90.pack(into: &writer)
        held99.pack(into: &writer)
    }

    mutating func unpack(from reader: inout PackedReader) throws(PackedError) {
        cells = try reader.floats(cells.count)
        corrections = try reader.floats(corrections.count)
        outcomes = try reader.double()
        try held90.unpack(from: &reader)
        try held99.unpack(from: &reader)
        thresholds = currentThresholds()
    }
}
