public import Autoscaling
public import Workloads

/// What a user asked for one workload, parsed and checked; `Annotations` makes it, `decide` reads it.
public struct WorkloadSpec: Hashable, Codable, Sendable {
    /// How far the workload has opted in.
    public var mode: Mode
    /// Which rules may speak.
    public var policy: PolicyLevel
    /// The autoscaling/v2 spec that the annotations mean, defaulted and validated.
    public var scaling: ScalingSpec
    /// Where each metric of `scaling.metrics` comes from: one entry for each, in the same order.
    public var origins: [MetricOrigin]
    /// How the pods are scraped; used for the metrics of origin `scrape`.
    public var scrape: ScrapeSettings
    /// How long a new pod is expected to take to serve, until that has been measured; nil: nobody says.
    public var startup: Duration?

    /// Whether the policy asks for a forecast.
    public var looksAhead: Bool {
        switch policy {
        case .reactive: false
        case .predictive, .learned: true
        }
    }

    /// What the pods' engines are asked beside the metrics, to know demand; empty if no engine is known, or none looks
    /// ahead.
    public var signals: [EngineSignal] {
        let isScraped = origins.contains(.scrape)
        let isEngine =
            switch scrape.engine {
            case .auto: isScraped
            case .vllm, .sglang, .triton, .tgi, .trtllm: true
            case .prometheus, .none: false
            }
        return looksAhead && isEngine ? [.requests, .waiting, .running] : []
    }

    /// In what demand is counted when everything tells what it should; requests where engines are asked.
    public var demandUnit: DemandUnit {
        guard signals.isEmpty else { return .requests }
        return .metric(firstMetricName)
    }

    /// The name of the first metric, as the spec has it.
    var firstMetricName: String {
        guard let metric = scaling.metrics.first else { return "" }
        return metric.resource?.name ?? metric.containerResource?.name ?? metric.pods?.metric.name
            ?? metric.object?.metric.name ?? metric.external?.metric.name ?? ""
    }

    /// Makes a spec.
    ///
    /// - Precondition: there is one origin for each metric of `scaling`.
    public init(
        mode: Mode, policy: PolicyLevel, scaling: ScalingSpec, origins: [MetricOrigin],
        scrape: ScrapeSettings = ScrapeSettings(), startup: Duration? = nil
    ) {
        precondition(origins.count == scaling.metrics.count, "one origin for each metric")
        self.mode = mode
        self.policy = policy
        self.scaling = scaling
        self.origins = origins
        self.scrape = scrape
        self.startup = startup
    }
}
