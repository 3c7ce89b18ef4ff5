/// How metrics travel from the pods to whoever decides, and how old they are when they arrive; all in seconds.
///
/// Every period begins at an offset of its own, by seed, as nothing in a cluster is in step.
public struct MetricPipeline: Hashable, Sendable {
    /// Between two scrapes of a pod by Prometheus (`scrape_interval`).
    public var scrapePeriod = 15.0
    /// From a scrape until a query finds it: ingestion, rule and adapter.
    public var queryDelay = 1.0
    /// A sample that is older is none (Prometheus, `query.lookback-delta`).
    public var lookback = 300.0
    /// Between two looks of the kubelet at a container's cpu (cAdvisor's housekeeping).
    public var housekeeping = 15.0
    /// Between two rounds of metrics-server (`--metric-resolution`).
    public var resolution = 15.0

    /// The usual settings.
    public init() {}
}

/// A way from the pods to whoever decides.
public enum MetricPath: String, Hashable, Codable, Sendable, CaseIterable {
    /// The reader scrapes the ready pods itself, when it asks.
    case direct
    /// Prometheus scrapes; its adapter is asked.
    case prometheus
    /// The kubelets measure cpu, metrics-server collects it and is asked.
    case metricsServer = "metrics-server"

    /// What an observation of this way names as its source.
    var source: String {
        switch self {
        case .direct: "scrape"
        case .prometheus: "custom.metrics.k8s.io"
        case .metricsServer: "metrics.k8s.io"
        }
    }

    /// What the source says when it has nothing, in its own words.
    var emptyMessage: String {
        switch self {
        case .direct: "no metrics returned from pods"
        case .prometheus: "no metrics returned from custom metrics API"
        case .metricsServer: "no metrics returned from resource metrics API"
        }
    }
}

/// A metric of the pods, and the way by which it is asked for.
public struct MetricQuestion: Hashable, Sendable {
    /// An `EngineSignal`'s name, `engine:utilization`, or `cpu`, which only metrics-server knows.
    public var name: String
    /// The way.
    public var path: MetricPath

    /// Makes a question.
    public init(_ name: String, by path: MetricPath) {
        self.name = name
        self.path = path
    }
}
