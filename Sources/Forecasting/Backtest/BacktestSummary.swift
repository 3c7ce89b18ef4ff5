import Foundation

/// What a set of cells says at a glance: our forecasts against persistence and the best reference of each cell.
public struct BacktestSummary: Hashable, Sendable {
    /// A mean and the worst of some ratios.
    public struct Ratio: Hashable, Sendable {
        /// Geometric mean; below 1 is better.
        public let mean: Double
        /// The highest.
        public let worst: Double
        /// How many cells it is of.
        public let cells: Int
    }

    /// How many cells have a coverage within bounds.
    public struct Held: Hashable, Sendable {
        /// Within.
        public let cells: Int
        /// Of so many with enough targets.
        public let of: Int
    }

    /// A coverage needs so many targets to be judged.
    public static let coverageTargetsMin = 500
    /// Traces shorter than this are a smoke test of long horizons.
    private static let day = 86_400.0
    private static let references = ["persistence", "seasonal_naive", "ridge"]

    /// WAPE at five minutes and less against persistence.
    public let shortWape: Ratio?
    /// PB90 at ten minutes and more, on traces of a day and more, against the best reference of each cell.
    public let best: Ratio?
    /// The same against persistence.
    public let persistence: Ratio?
    /// Cells whose P90 held for .88 … .92 of the targets.
    public let coverage90: Held
    /// Cells whose P99 held for .98 … .995 of the targets.
    public let coverage99: Held

    /// Sums up `cells`; those without references count only for the coverage.
    public init(_ cells: [BacktestCell]) {
        var short: [Double] = []
        var best: [Double] = []
        var persistence: [Double] = []
        var within: (p90: Int, p99: Int, of: Int) = (0, 0, 0)
        for cell in cells {
            guard let ours = cell["gated"] else { continue }
            if cell.targets >= BacktestSummary.coverageTargetsMin {
                within.of += 1
                within.p90 += (0.88...0.92).contains(ours.coverage90) ? 1 : 0
                within.p99 += (0.98...0.995).contains(ours.coverage99) ? 1 : 0
            }
            guard let naive = cell["persistence"] else { continue }
            if cell.horizonSeconds <= 300 { short.append(ours.wape / naive.wape) }
            if cell.horizonSeconds >= 600, cell.spanSeconds >= BacktestSummary.day {
                let reference = BacktestSummary.references.compactMap { cell[$0]?.pb90 }.min() ?? naive.pb90
                best.append(ours.pb90 / reference)
                persistence.append(ours.pb90 / naive.pb90)
            }
        }
        shortWape = BacktestSummary.ratio(short)
        self.best = BacktestSummary.ratio(best)
        self.persistence = BacktestSummary.ratio(persistence)
        coverage90 = Held(cells: within.p90, of: within.of)
        coverage99 = Held(cells: within.p99, of: within.of)
    }

    private static func ratio(_ ratios: [Double]) -> Ratio? {
        let known = ratios.filter { $0.isFinite && $0 > 0 }
        guard let worst = known.max() else { return nil }
        let mean = exp(known.reduce(0) { $0 + log($1) } / Double(known.count))
        return Ratio(mean: mean, worst: worst, cells: known.count)
    }
}
