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

    /// Makes a spec.
    ///
    /// - Precondition: there is one origin for each metric of `scaling`.
    public init(
        mode: Mode, policy: PolicyLevel, scaling: ScalingSpec, origins: [MetricOrigin],
        scrape: ScrapeSettings = ScrapeSettings()
    ) {
        precondition(origins.count == scaling.metrics.count, "one origin for each metric")
        self.mode = mode
        self.policy = policy
        self.scaling = scaling
        self.origins = origins
        self.scrape = scrape
    }
}
