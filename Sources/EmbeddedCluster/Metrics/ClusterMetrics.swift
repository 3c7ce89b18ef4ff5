public import APIMachinery
public import KubernetesAPI
public import Measures

/// The metrics APIs over a fleet: what metrics-server and a Prometheus adapter would answer.
public struct ClusterMetrics: MetricsProvider {
    private let fleet: SharedFleet

    /// Makes the provider of `fleet`.
    public init(fleet: SharedFleet) {
        self.fleet = fleet
    }

    /// The APIs that are served.
    public var groupVersions: [String] {
        [
            "metrics.k8s.io/v1beta1", "custom.metrics.k8s.io/v1beta2", "custom.metrics.k8s.io/v1beta1",
            "external.metrics.k8s.io/v1beta1",
        ]
    }

    /// The body of an answer.
    ///
    /// - Throws: 404 for an object or a metric that is not there, 503 where the metrics are switched off.
    public func answer(
        _ request: MetricsRequest, objects: some ObjectAccess, now: Timestamp
    ) throws(StatusError) -> JSONValue {
        let answered = fleet.withWorld { world -> Result<JSONValue, StatusError> in
            Result { () throws(StatusError) in
                if let namespace = request.namespace, world.mutedNamespaces.contains(namespace) { throw Self.away }
                switch request.group {
                case "metrics.k8s.io": return try ResourceMetrics(world: world, now: now).answer(request)
                case "custom.metrics.k8s.io": return try CustomMetrics(world: world, now: now).answer(request)
                default: return try ExternalMetrics(world: world, now: now).answer(request)
                }
            }
        }
        return try answered.get()
    }

    /// What the aggregation layer says when the backend is gone.
    private static let away = StatusError(
        code: 503, reason: "ServiceUnavailable", message: "the server is currently unable to handle the request")
}

extension StatusError {
    /// 404 of a metric, in the words of the custom metrics adapters.
    static func noMetric(_ metric: String, for object: String) -> StatusError {
        StatusError(
            code: 404, reason: "NotFound", message: "the server could not find the metric \(metric) for \(object)")
    }
}

extension Quantity {
    /// The text of a number to the thousandth, as adapters send it.
    static func text(_ value: Double) -> JSONValue {
        .string(Quantity.milli(Int64((value * 1_000).rounded())).description)
    }
}
