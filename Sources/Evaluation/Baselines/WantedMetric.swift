/// A metric of the pods that a rule looks at, and the way by which it gets there.
public struct WantedMetric: Hashable, Sendable {
    /// The ways from an engine to a rule, each with its own delay (`MetricPipeline`).
    public enum Path: String, Hashable, Codable, Sendable {
        /// The rule's own scrape of the pods, at its tick.
        case direct
        /// A Prometheus server scrapes; an adapter is asked at the tick.
        case prometheus
        /// The kubelets measure, metrics-server collects; only cpu and memory.
        case metricsServer = "metrics-server"
    }

    /// Its name, such as `engine:waiting` or `engine:utilization`.
    public var name: String
    /// The way.
    public var path: Path

    /// Makes a wish.
    public init(_ name: String, by path: Path) {
        self.name = name
        self.path = path
    }
}
