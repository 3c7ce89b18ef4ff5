import Measures
import Metrics

/// What this room tells of itself.
struct SourceMetrics: Sendable {
    private let factory: any MetricsFactory

    /// Makes them in `factory`.
    init(factory: any MetricsFactory) {
        self.factory = factory
    }

    /// Counts a failure in `outrider_scrape_failures_total`; `reason` is one of few fixed words.
    func failed(source: String, reason: String) {
        Counter(
            label: "outrider_scrape_failures_total", dimensions: [("source", source), ("reason", reason)],
            factory: factory
        ).increment()
    }

    /// Records in `outrider_sample_age_seconds` how old the oldest sample of a reading was at `now`.
    func read(source: String, at: Timestamp?, now: Timestamp) {
        guard let at else { return }
        Recorder(
            label: "outrider_sample_age_seconds", dimensions: [("source", source)], aggregate: true, factory: factory
        ).record(max(0, (now - at).seconds))
    }
}
