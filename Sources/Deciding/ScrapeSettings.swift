/// Where the value of one metric of the spec comes from.
public enum MetricOrigin: String, Hashable, Codable, Sendable {
    /// The metrics API that the metric's type names, as the HPA reads it.
    case api
    /// The pods' own exposition: a Pods metric whose name is a series of the engine or of the exposition itself.
    case scrape
}

/// The inference engine behind a workload, which names its series; the value of `outrider.dev/engine`.
public enum Engine: String, Hashable, Codable, Sendable, CaseIterable {
    /// Told by the series that the pods expose.
    case auto
    case vllm
    case sglang
    case triton
    case tgi
    case trtllm
    /// No engine that we know: series are named by the user.
    case prometheus
    /// Pods are not scraped.
    case none
}

/// How a workload's pods are scraped.
public struct ScrapeSettings: Hashable, Codable, Sendable {
    /// The engine.
    public var engine: Engine
    /// The port's number; nil: the pod's `prometheus.io/port`, else the engine's own.
    public var port: Int?
    /// The path, beginning with `/`; nil: the pod's `prometheus.io/path`, else the engine's own.
    public var path: String?

    /// Makes settings; with no argument everything is found out from the pods.
    public init(engine: Engine = .auto, port: Int? = nil, path: String? = nil) {
        self.engine = engine
        self.port = port
        self.path = path
    }
}
