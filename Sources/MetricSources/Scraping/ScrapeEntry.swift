import Measures
import Workloads

/// What is remembered of one metric of one pod.
struct ScrapeEntry: Sendable {
    /// The series under which the pod exposes it; empty until it did.
    private(set) var series = ""
    /// The last value; nil if there is none that counts.
    private(set) var sample: PodSample?
    private var misses = 0
    private var rate = CounterRate()

    init() {}

    /// Whether the pod exposes a counter of which only one reading is there yet.
    var awaitsRate: Bool { sample == nil && misses == 0 && !series.isEmpty }

    /// Takes what the pod exposed at `at`, read at `now`.
    mutating func take(_ found: ScrapedSeries, of pod: String, at: Timestamp, now: Timestamp) {
        if series != found.name {  // another version of the engine: another counter
            rate = CounterRate()
            series = found.name
        }
        misses = 0
        guard found.isCounter else {
            sample = PodSample(pod: pod, milliValue: Self.milli(found.value), at: at, window: .zero)
            return
        }
        // A first reading is no miss, and no number either: what came before it is not known.
        sample = rate.read(found.samples, at: now).map {
            PodSample(pod: pod, milliValue: Self.milli($0.perSecond), at: $0.at, window: $0.window)
        }
    }

    /// Takes a scrape without it.
    mutating func miss() {
        misses = min(misses + 1, ScrapeMemory.missesMax)
        if misses == ScrapeMemory.missesMax { sample = nil }
    }

    /// Thousandths, to the nearest one; saturates at the range of `Int64`.
    private static func milli(_ value: Double) -> Int64 {
        Int64(exactly: (value * 1_000).rounded()) ?? (value < 0 ? .min : .max)
    }
}
