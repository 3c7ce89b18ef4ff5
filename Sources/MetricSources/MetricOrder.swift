public import Autoscaling
public import Workloads

/// One read of all metrics of one workload.
public struct MetricOrder: Sendable {
    /// The workload.
    public var workload: WorkloadID
    /// Its spec.
    public var scaling: ScalingSpec
    /// Where each metric of the spec comes from, in the spec's order.
    public var origins: [MetricOrigin]
    /// What its pods' engines are asked beside the metrics; they are scraped once for everything.
    public var signals: [EngineSignal]
    /// How its pods are scraped.
    public var scrape: ScrapeSettings
    /// The selector of its pods, as its scale tells it.
    public var selector: String
    /// The pods that may be its own; `selector` is applied to them.
    public var pods: [PodState]
    /// Whether somebody waits: no scrape is put off then, and others' scrapes come after it.
    public var isUrgent: Bool

    /// Makes an order.
    ///
    /// - Precondition: there is one origin for each metric of `scaling`.
    public init(
        workload: WorkloadID, scaling: ScalingSpec, origins: [MetricOrigin], signals: [EngineSignal] = [],
        scrape: ScrapeSettings, selector: String, pods: [PodState], isUrgent: Bool = false
    ) {
        precondition(origins.count == scaling.metrics.count, "one origin for each metric")
        self.workload = workload
        self.scaling = scaling
        self.origins = origins
        self.signals = signals
        self.scrape = scrape
        self.selector = selector
        self.pods = pods
        self.isUrgent = isUrgent
    }
}
