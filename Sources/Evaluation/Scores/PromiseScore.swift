/// Whether the objective was kept, span by span.
///
/// The objective is a promise for 95 % of the requests, so a span keeps it while at most one request in twenty of those
/// that came to an end in it broke it. A span in which nothing came to an end keeps it unless a request in flight is
/// over its time already.
struct PromiseScore: Hashable, Sendable {
    /// The share that may break the objective.
    static let toleratedShare = 0.05

    /// One span.
    struct Span: Hashable, Sendable {
        /// When it ended, in seconds since the window's start.
        var end: Double
        /// Its length in seconds.
        var seconds: Double
        /// Whether the objective was kept in it.
        var isKept: Bool
    }

    /// All spans, in order of time.
    private(set) var spans: [Span] = []

    /// Counts a span.
    ///
    /// - Parameters:
    ///   - end: when it ended.
    ///   - seconds: its length.
    ///   - finished: requests answered or lost in it.
    ///   - missed: those of them that broke the objective.
    ///   - late: requests in flight at its end that are over their time already.
    mutating func add(end: Double, seconds: Double, finished: Int, missed: Int, late: Int) {
        let isKept = finished > 0 ? Double(missed) <= Self.toleratedShare * Double(finished) : late == 0
        spans.append(Span(end: end, seconds: seconds, isKept: isKept))
    }

    /// Minutes that broke the promise; nil if nothing was counted.
    var missMinutes: Double? {
        spans.isEmpty ? nil : spans.reduce(0) { $0 + ($1.isKept ? 0 : $1.seconds) } / 60
    }

    /// The calm that a recovery needs: so many seconds of kept promise in a row.
    static let calmSeconds = 60.0

    /// How long after `fault` the promise was kept again: to the start of the first calm minute of those that end the
    /// trouble which began with the fault.
    ///
    /// - Parameters:
    ///   - fault: when it struck.
    ///   - deadline: what comes after is another fault's.
    /// - Returns: seconds; 0 if the promise was never broken; nil if there was no calm minute before `deadline`.
    func recovery(from fault: Double, before deadline: Double) -> Double? {
        let after = spans.filter { $0.end > fault && $0.end <= deadline }
        // A fault shows a while after it struck: look at the last broken span before the first calm that follows one.
        guard let broken = after.firstIndex(where: { !$0.isKept }) else { return after.isEmpty ? nil : 0 }
        var calm = 0.0
        for span in after[broken...] {
            calm = span.isKept ? calm + span.seconds : 0
            if calm >= Self.calmSeconds { return max(0, span.end - calm - fault) }
        }
        return nil
    }
}
