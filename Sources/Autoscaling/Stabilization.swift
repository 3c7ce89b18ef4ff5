public import Measures

/// Holds a recommendation back until a whole window has agreed to it.
///
/// Bound: one entry a reconcile until the oldest leaves its window (241 at 15 s and one hour), `entriesMax` at most.
/// Source: `stabilizeRecommendation` and `stabilizeRecommendationWithBehaviors` of `horizontal.go`, Kubernetes 1.36.
public struct Stabilization: Hashable, Codable, Sendable {
    /// A past recommendation.
    public struct Entry: Hashable, Codable, Sendable {
        /// What the metrics asked for.
        public var replicas: Int32
        /// When they did.
        public var at: Timestamp

        /// Makes an entry.
        public init(replicas: Int32, at: Timestamp) {
            self.replicas = replicas
            self.at = at
        }
    }

    /// An hour at one reconcile a second, far above any schedule.
    static let entriesMax = 3_600

    /// In list order, which is not by time: stale entries are overwritten where they stand.
    public private(set) var entries: [Entry]

    /// Makes a memory of `entries`; none is that of a controller that has just started.
    public init(entries: [Entry] = []) {
        self.entries = entries
    }

    /// Remembers the present size if nothing is remembered yet.
    mutating func begin(_ current: Int32, now: Timestamp) {
        if entries.isEmpty { entries.append(Entry(replicas: current, at: now)) }
    }

    /// The older path, without a behaviour (spec 7.1): never below the highest of the window.
    ///
    /// An entry exactly as old as the window still counts.
    mutating func highest(_ wanted: Int32, window: Duration, now: Timestamp) -> Int32 {
        let cutoff = now - window
        let highest = entries.reduce(wanted) { $1.at >= cutoff ? max($0, $1.replicas) : $0 }
        remember(Entry(replicas: wanted, at: now), staleBefore: cutoff)
        return highest
    }

    /// With a behaviour (spec 7.2): up to the lowest of the up window, down to the highest of the down window.
    ///
    /// An entry exactly as old as a window no longer counts, and is not yet overwritten.
    ///
    /// - Returns: `current` unless a whole window wants more, or less.
    mutating func stabilize(
        _ wanted: Int32, current: Int32, upWindow: Duration, downWindow: Duration, now: Timestamp
    ) -> Int32 {
        let upCutoff = now - upWindow
        let downCutoff = now - downWindow
        var lowest = wanted
        var highest = wanted
        for entry in entries {
            if entry.at > upCutoff { lowest = min(lowest, entry.replicas) }
            if entry.at > downCutoff { highest = max(highest, entry.replicas) }
        }
        remember(Entry(replicas: wanted, at: now), staleBefore: min(upCutoff, downCutoff))
        return min(max(current, lowest), highest)
    }

    /// Overwrites the last stale entry in list order, as upstream does; that is not always the oldest.
    private mutating func remember(_ entry: Entry, staleBefore cutoff: Timestamp) {
        if let stale = entries.lastIndex(where: { $0.at < cutoff }) {
            entries[stale] = entry
        } else if entries.count < Self.entriesMax {
            entries.append(entry)
        } else if let oldest = entries.indices.min(by: { entries[$0].at < entries[$1].at }) {
            entries[oldest] = entry
        }
    }
}
