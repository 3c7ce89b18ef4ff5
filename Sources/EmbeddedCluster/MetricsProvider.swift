public import APIMachinery
public import KubernetesAPI
public import Measures

/// One GET below a metrics API: `metrics.k8s.io`, `custom.metrics.k8s.io` or `external.metrics.k8s.io`.
public struct MetricsRequest: Hashable, Sendable {
    /// The API group.
    public var group: String
    /// Its version, such as `v1beta1`.
    public var version: String
    /// The namespace of the path; nil for all namespaces and for cluster-scoped objects.
    public var namespace: String?
    /// The resource: `pods`, `nodes`, or of custom metrics the described one, such as `deployments.apps`; of external
    /// metrics the metric's name.
    public var resource: String
    /// The object's name; nil for a list, `*` for all objects of a custom metric.
    public var name: String?
    /// The metric's name of a custom metric; nil otherwise.
    public var metric: String?
    /// `labelSelector` of the query: selects objects (of external metrics, series).
    public var labelSelector: LabelQuery
    /// `metricLabelSelector` of the query of a custom metric.
    public var metricLabelSelector: LabelQuery

    /// Names what is asked for; the selectors select everything unless given.
    public init(
        group: String, version: String, namespace: String?, resource: String, name: String?, metric: String? = nil,
        labelSelector: LabelQuery, metricLabelSelector: LabelQuery
    ) {
        self.group = group
        self.version = version
        self.namespace = namespace
        self.resource = resource
        self.name = name
        self.metric = metric
        self.labelSelector = labelSelector
        self.metricLabelSelector = metricLabelSelector
    }
}

/// What stands behind the metrics APIs; a cluster without one answers 404 there.
public protocol MetricsProvider: Sendable {
    /// The group and version of each API that is served, such as `metrics.k8s.io/v1beta1`.
    var groupVersions: [String] { get }

    /// The answer's body: `PodMetricsList`, `NodeMetrics`, `MetricValueList`, `ExternalMetricValueList`, …
    ///
    /// - Throws: 404 for an object or metric that is not there, in the words of the adapter it stands for.
    func answer(
        _ request: MetricsRequest, objects: some ObjectAccess, now: Timestamp
    ) throws(StatusError) -> JSONValue
}
