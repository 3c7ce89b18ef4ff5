extension ResourceRegistry {
    /// This registry with the metrics APIs, as metrics-server and a custom metrics adapter register them.
    ///
    /// Nothing of them is stored; discovery shows that they are there. Of custom and external metrics one name stands
    /// for all: which there are changes while the fleet runs.
    public var withMetrics: ResourceRegistry {
        adding([
            Self.metrics("metrics.k8s.io", "v1beta1", "nodes", "NodeMetrics", isNamespaced: false),
            Self.metrics("metrics.k8s.io", "v1beta1", "pods", "PodMetrics"),
            Self.metrics("custom.metrics.k8s.io", "v1beta2", "pods/requests", "MetricValueList"),
            Self.metrics("custom.metrics.k8s.io", "v1beta1", "pods/requests", "MetricValueList"),
            Self.metrics("external.metrics.k8s.io", "v1beta1", "externalmetrics", "ExternalMetricValueList"),
        ])
    }

    private static func metrics(
        _ group: String, _ version: String, _ name: String, _ kind: String, isNamespaced: Bool = true
    ) -> ResourceType {
        ResourceType(
            group: group, version: version, name: name, kind: kind, singular: "", isNamespaced: isNamespaced,
            verbs: group == "metrics.k8s.io" ? ["get", "list"] : ["get"], shortNames: [], categories: [],
            storageHash: "", subresources: [])
    }
}
