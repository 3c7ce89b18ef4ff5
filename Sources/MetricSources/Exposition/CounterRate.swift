import Measures

/// Turns what one pod's counter reads, over all its label sets, into a rate.
///
/// A rate needs two readings, so the first gives none; neither does one after a gap, since an average over an
/// outage says nothing of the present. Resets are told apart by label set: if one of two ranks restarts, the sum of
/// both falls by a little, and taking that for a reset would count everything that the other ever did.
/// Source for resets: Prometheus, `rate()`: after a reset the new value is the increase.
struct CounterRate: Sendable {
    /// A rate and the time it is the average of.
    struct Rate: Hashable, Sendable {
        /// Per second.
        var perSecond: Double
        /// The end of `window`.
        var at: Timestamp
        /// How far apart the two readings were.
        var window: Duration
    }

    /// Readings further apart than this give no rate: eight periods of 15 s.
    static let gapMax = Duration.seconds(120)
    /// Readings closer than this say too little: the rate before them stands.
    static let windowMin = Duration.seconds(2)
    /// Label sets that one pod's counter may have; more of them give no rate at all.
    static let seriesMax = 256

    /// By the hash of the label set, which is all that telling label sets of one counter apart needs.
    private var values: [Int: Double] = [:]
    private var at: Timestamp?
    private var latest: Rate?

    /// Takes a reading of all label sets at once.
    ///
    /// - Returns: the rate since the last reading; nil if there is none to be had.
    mutating func read(_ samples: [Sample], at now: Timestamp) -> Rate? {
        guard samples.count <= Self.seriesMax, !samples.isEmpty else {
            self = CounterRate()
            return nil
        }
        let window = at.map { now - $0 } ?? .zero
        if at != nil, window >= .zero, window < Self.windowMin { return latest }
        defer { remember(samples, at: now) }
        guard window > .zero, window <= Self.gapMax else {
            latest = nil
            return nil
        }
        var increase = 0.0
        var known = false
        for sample in samples {
            // A label set seen for the first time may have been counting for long: it says nothing yet.
            guard let before = values[sample.labels.hashValue] else { continue }
            known = true
            increase += sample.value >= before ? sample.value - before : sample.value
        }
        latest = known ? Rate(perSecond: increase / window.seconds, at: now, window: window) : nil
        return latest
    }

    private mutating func remember(_ samples: [Sample], at now: Timestamp) {
        at = now
        values.removeAll(keepingCapacity: true)
        for sample in samples { values[sample.labels.hashValue] = sample.value }
    }
}
