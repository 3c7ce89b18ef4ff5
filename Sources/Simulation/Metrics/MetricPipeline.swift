/// How metrics travel from the pods to whoever decides, and how old they are when they arrive; all in seconds.
///
/// Every period begins at an offset of its own, by seed, as nothing in a cluster is in step. A period is at least
/// `periodMin`.
public struct MetricPipeline: Hashable, Sendable {
    /// The shortest period; nobody reads faster, and none at all would be no period.
    public static let periodMin = 0.1

    /// Between two scrapes of a pod by Prometheus (`scrape_interval`).
    public var scrapePeriod = 15.0 { didSet { scrapePeriod = max(Self.periodMin, scrapePeriod) } }
    /// From a scrape until a query finds it: ingestion, rule and adapter.
    public var queryDelay = 1.0
    /// A sample that is older is none (Prometheus, `query.lookback-delta`).
    public var lookback = 300.0
    /// Between two looks of the kubelet at a container's cpu (cAdvisor's housekeeping).
    public var housekeeping = 15.0 { didSet { housekeeping = max(Self.periodMin, housekeeping) } }
    /// Between two rounds of metrics-server (`--metric-resolution`).
    public var resolution = 15.0 { didSet { resolution = max(Self.periodMin, resolution) } }

    /// The usual settings.
    public init() {}

    /// Scrapes of a pod to keep: those that are too young for a query, and two that it sees; a thousand at most.
    var scrapesKept: Int {
        Int(min(max(0, queryDelay) / scrapePeriod, 997).rounded(.up)) + 3
    }
}
