import Measures
import Simulation

/// What was last read from each pod, every fifteen seconds, as metrics-server and an adapter read.
struct ScrapeRecord: Sendable {
    /// One reading.
    struct Reading: Sendable {
        var at: Timestamp
        var snapshot: PodSnapshot
    }

    /// The distance between readings; metrics-server's `--metric-resolution`.
    static let period = Duration.seconds(15)

    private(set) var nextAt: Timestamp?
    /// The instant of the last reading; nil before the first.
    private(set) var lastAt: Timestamp?
    private var readings: [PodKey: (previous: Reading?, newest: Reading)] = [:]

    /// Begins at the next whole period after `instant`.
    mutating func begin(at instant: Timestamp) {
        let seconds = Int64(Self.period.components.seconds)
        nextAt = Timestamp(seconds: (instant.wholeSeconds / seconds + 1) * seconds)
    }

    /// Reads every pod that serves or drains.
    mutating func record(_ keys: some Sequence<PodKey>, of fleet: Fleet) {
        for key in keys {
            guard let snapshot = fleet.snapshot(of: key) else { continue }
            switch snapshot.lifecycle {
            case .ready, .draining:
                readings[key] = (readings[key]?.newest, Reading(at: fleet.now, snapshot: snapshot))
            case .pulling, .loading, .backingOff, .stopped: continue
            }
        }
        lastAt = fleet.now
        nextAt = nextAt.map { $0 + Self.period }
    }

    /// Forgets a pod.
    mutating func forget(_ key: PodKey) {
        readings[key] = nil
    }

    /// The newest reading.
    func newest(_ key: PodKey) -> Reading? {
        readings[key]?.newest
    }

    /// How fast a counter grew between the last two readings, per second; nil until there are two.
    func rate(
        _ key: PodKey, _ counter: (EngineCounters) -> Double
    ) -> (perSecond: Double, at: Timestamp, window: Duration)? {
        guard let (previous, newest) = readings[key], let previous else { return nil }
        let window = newest.at - previous.at
        guard window > .zero else { return nil }
        let grown = counter(newest.snapshot.counters) - counter(previous.snapshot.counters)
        return (grown / window.seconds, newest.at, window)
    }
}
