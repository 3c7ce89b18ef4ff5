import Measures

/// Numbers of the last moments, for rules that look at a window.
///
/// Bound: one entry a tick, until it leaves the window.
struct RecentValues: Hashable, Sendable {
    private struct Entry: Hashable {
        var value: Double
        var at: Timestamp
    }

    /// How far back is remembered.
    let window: Duration
    private var entries: [Entry] = []

    init(window: Duration) {
        self.window = window
    }

    mutating func add(_ value: Double, at now: Timestamp) {
        entries.removeAll { $0.at <= now - window }
        entries.append(Entry(value: value, at: now))
    }

    /// The mean over the last `span`, its start excluded; nil if nothing was seen in it.
    func mean(over span: Duration, at now: Timestamp) -> Double? {
        var sum = 0.0
        var count = 0
        for entry in entries where entry.at > now - span {
            sum += entry.value
            count += 1
        }
        return count == 0 ? nil : sum / Double(count)
    }

    /// The highest of the whole window, its start excluded; nil if nothing was seen in it.
    func highest(at now: Timestamp) -> Double? {
        entries.lazy.filter { $0.at > now - window }.map(\.value).max()
    }
}
