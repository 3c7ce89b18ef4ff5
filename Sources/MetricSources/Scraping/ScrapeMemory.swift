import Measures
import Workloads

/// What is remembered of one workload's pods between two scrapes.
///
/// A pod is known by its UID: the counters of one that was deleted and made again under its name start anew.
/// Bound: one entry for each pod that the last scrape was asked for.
struct ScrapeMemory: Sendable {
    /// A pod that misses fewer scrapes in a row than this keeps its last sample; from here on it has none.
    static let missesMax = 3
    /// Samples with a time of their own that is older than this are no data: the exporter serves leftovers.
    static let ageMax = Duration.seconds(300)

    private var pods: [String: [ScrapedMetric: ScrapeEntry]] = [:]
    /// One failure of the last scrape, in the user's words; nil after a scrape without one.
    private var failure: ScrapeFailure?

    /// Forgets every pod but `pods`.
    mutating func keep(_ pods: [PodState]) {
        let alive = Set(pods.map(\.uid))
        self.pods = self.pods.filter { alive.contains($0.key) }
        failure = nil
    }

    /// Takes what one scrape of one pod found, metric by metric; nil where it found nothing.
    mutating func record(_ found: [ScrapedMetric: ScrapedSeries?], of pod: PodState, at now: Timestamp) {
        var entries = pods[pod.uid] ?? [:]
        // Metrics that the spec no longer has go with their counters.
        entries = entries.filter { found.keys.contains($0.key) }
        for (metric, series) in found {
            var entry = entries[metric] ?? ScrapeEntry()
            if let series, let at = series.at, now - at <= Self.ageMax {
                entry.take(series, of: pod.name, at: at, now: now)
            } else {
                entry.miss()
            }
            entries[metric] = entry
        }
        pods[pod.uid] = entries
    }

    /// Takes a scrape that failed: a miss for each metric.
    mutating func record(_ failure: ScrapeFailure, of pod: PodState, metrics: [ScrapedMetric]) {
        // The same one of several whichever pod answered last, so that the reason reads the same while it is the same.
        if self.failure.map({ failure.pod < $0.pod }) ?? true { self.failure = failure }
        var entries = pods[pod.uid] ?? [:]
        for metric in metrics {
            entries[metric, default: ScrapeEntry()].miss()
        }
        pods[pod.uid] = entries
    }

    /// What is known of `metric` now.
    func observation(of metric: ScrapedMetric, pods wanted: [PodState]) -> MetricObservation {
        let entries = wanted.compactMap { pods[$0.uid]?[metric] }
        let samples = entries.compactMap(\.sample)
        let name = entries.first { !$0.series.isEmpty }?.series ?? metric.name
        guard !samples.isEmpty else {
            return MetricObservation(
                name: name, source: PodScraper.source,
                reading: .missing(absence(of: name, entries, pods: wanted.count)),
                coverage: wanted.isEmpty ? nil : 0)
        }
        return MetricObservation(
            name: name, source: PodScraper.source, reading: .pods(samples), at: samples.map(\.at).min(),
            coverage: Double(samples.count) / Double(wanted.count))
    }

    private func absence(of name: String, _ entries: [ScrapeEntry], pods: Int) -> Absence {
        if pods == 0 { return .empty(message: "no metrics returned from pods: none is ready and has an address") }
        if let failure { return failure.absence }
        if entries.contains(where: \.awaitsRate) {
            return .empty(message: "no metrics returned from pods: a rate of \(name) takes a second scrape")
        }
        return .empty(message: "no metrics returned from pods: none of \(pods) exposes \(name)")
    }
}
