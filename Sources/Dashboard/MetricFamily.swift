/// What `/metrics` says of a family that swift-metrics fills: its help, and its buckets if it is a histogram.
struct MetricFamily: Sendable {
    /// One sentence.
    let help: String
    /// Upper bounds of the buckets, ascending, without infinity; durations in seconds.
    let buckets: [Double]

    /// The families that the controller's rooms fill; another name is shown with a plain help and these buckets.
    static func named(_ name: String) -> MetricFamily {
        known[name] ?? MetricFamily(help: "No description.", buckets: requestBuckets)
    }

    private static let requestBuckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]
    private static let loopBuckets = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 15, 30, 60]
    private static let computeBuckets = [0.000_01, 0.000_025, 0.000_05, 0.000_1, 0.000_25, 0.000_5, 0.001, 0.01, 0.1]

    private static let known: [String: MetricFamily] = [
        "outrider_decision_seconds": MetricFamily(
            help: "Time to compute one decision, without I/O.", buckets: computeBuckets),
        "outrider_reaction_seconds": MetricFamily(
            help: "Time from the newest sample behind a changed size to the write of it.", buckets: loopBuckets),
        "outrider_tick_lag_seconds": MetricFamily(
            help: "Time from when a workload was due to when its turn began.", buckets: loopBuckets),
        "outrider_sample_age_seconds": MetricFamily(
            help: "Age of the oldest sample of a metric when it was decided on, by source.", buckets: loopBuckets),
        "outrider_scrape_failures_total": MetricFamily(
            help: "Readings that failed, by source and reason.", buckets: []),
        "outrider_api_requests_total": MetricFamily(
            help: "Requests to the API server, by verb, resource and status code.", buckets: []),
        "outrider_api_request_seconds": MetricFamily(
            help: "Time to an answer of the API server, by verb and resource.", buckets: requestBuckets),
        "outrider_watch_restarts_total": MetricFamily(
            help: "Watches begun anew, by resource and reason.", buckets: []),
        "outrider_series_refused_total": MetricFamily(
            help: "Series that were not made because their family is full.", buckets: []),
    ]
}
