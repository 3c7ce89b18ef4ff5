/// How evenly the pods are used: 1 − CV, Jain's index and the highest over the mean, over windows of equal length.
///
/// A pod's utilisation is the share of its own time that its work took, so that a slower pod counts by its own speed.
/// Windows are weighted by their work: a handful of requests at night cannot be spread evenly, and hurts nobody.
/// Sources: Jain, Chiu, Hawe, "A quantitative measure of fairness", 1984; the rest is our definition (design 11).
struct BalanceScore: Hashable, Sendable {
    /// What one window says.
    struct Window: Hashable, Sendable {
        /// 1 − population standard deviation over mean; below 0 if a few pods do all.
        var efficiency: Double
        /// (Σu)² / (n·Σu²), 1/n...1.
        var jain: Double
        /// The highest over the mean, from 1.
        var maxOverMean: Double

        /// Judges one window; nil with fewer than two pods, or without work: then there was nothing to balance.
        ///
        /// - Parameter utilizations: one a pod that served all through the window, each from 0.
        init?(_ utilizations: [Double]) {
            let count = Double(utilizations.count)
            let sum = utilizations.reduce(0, +)
            guard count >= 2, sum > 0 else { return nil }
            let mean = sum / count
            let squares = utilizations.reduce(0) { $0 + $1 * $1 }
            let variance = utilizations.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / count
            efficiency = 1 - variance.squareRoot() / mean
            jain = sum * sum / (count * squares)
            maxOverMean = (utilizations.max() ?? mean) / mean
        }
    }

    private var weight = 0.0
    private var efficiencySum = 0.0
    private var jainSum = 0.0
    private var maxSum = 0.0

    /// Counts a window by its work; see `Window.init` for what counts.
    mutating func add(_ utilizations: [Double]) {
        guard let window = Window(utilizations) else { return }
        let work = utilizations.reduce(0, +)
        weight += work
        efficiencySum += work * window.efficiency
        jainSum += work * window.jain
        maxSum += work * window.maxOverMean
    }

    /// 1 − CV; nil if no window counted.
    var efficiency: Double? { weight > 0 ? efficiencySum / weight : nil }
    /// Jain's index; nil if no window counted.
    var jain: Double? { weight > 0 ? jainSum / weight : nil }
    /// The highest over the mean; nil if no window counted.
    var maxOverMean: Double? { weight > 0 ? maxSum / weight : nil }
}
