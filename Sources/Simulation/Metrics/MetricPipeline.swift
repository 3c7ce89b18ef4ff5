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
