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
