public import Measures

/// The changes of size that rate limits still count, by direction.
///
/// Source: `storeScaleEvent` and `markScaleEventsOutdated` of `horizontal.go`, Kubernetes 1.36.
public struct ScaleEvents: Hashable, Codable, Sendable {
    /// One change.
    public struct Entry: Hashable, Codable, Sendable {
        /// Replicas added or removed, 0 or more.
        public var change: Int32
        /// When it was written.
        public var at: Timestamp
        /// Whether its place may be taken; never unset, and not asked by the limits.
        public var isOutdated: Bool

        /// Makes an entry.
        public init(change: Int32, at: Timestamp, isOutdated: Bool = false) {
            self.change = change
            self.at = at
            self.isOutdated = isOutdated
        }
    }

    /// Half an hour, the longest period, at two changes a second.
    static let entriesMax = 3_600

    /// On the way up, in list order.
    public private(set) var up: [Entry]
    /// On the way down, in list order.
    public private(set) var down: [Entry]

    /// Makes a memory; an empty one is that of a controller that has just started.
    public init(up: [Entry] = [], down: [Entry] = []) {
        self.up = up
        self.down = down
    }

    /// Replicas added and removed after `now` − `period`; a change exactly that old no longer counts.
    func changes(within period: Duration, now: Timestamp) -> (added: Int32, removed: Int32) {
        let cutoff = now - period
        func sum(_ entries: [Entry]) -> Int32 { entries.reduce(0) { $1.at > cutoff ? $0 &+ $1.change : $0 } }
        return (sum(up), sum(down))
    }

    /// Remembers a change that was written; the direction's own longest period says what is outdated.
    mutating func store(from current: Int32, to desired: Int32, behavior: ScalingBehavior, now: Timestamp) {
        if desired > current {
            Self.store(desired &- current, in: &up, rule: behavior.scaleUp ?? Defaults.scaleUp, now: now)
        } else {
            Self.store(current &- desired, in: &down, rule: behavior.scaleDown ?? Defaults.scaleDown, now: now)
        }
    }

    private static func store(_ change: Int32, in entries: inout [Entry], rule: ScalingRule, now: Timestamp) {
        let longest = (rule.policies ?? []).map(\.periodSeconds).max() ?? 0
        let cutoff = now - .seconds(longest)
        for index in entries.indices where entries[index].at < cutoff {
            entries[index].isOutdated = true
        }
        let entry = Entry(change: change, at: now)
        if let outdated = entries.lastIndex(where: \.isOutdated) {
            entries[outdated] = entry
        } else if entries.count < entriesMax {
            entries.append(entry)
        } else if let oldest = entries.indices.min(by: { entries[$0].at < entries[$1].at }) {
            entries[oldest] = entry
        }
    }
}
