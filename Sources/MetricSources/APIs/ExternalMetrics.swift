import Autoscaling
import KubernetesAPI
import KubernetesClient
import Workloads

/// Reads metrics from outside of the cluster, from external.metrics.k8s.io, as the HPA asks for them (spec 9.3).
struct ExternalMetrics: Sendable {
    /// How it is named in readings and metrics.
    static let source = "external.metrics.k8s.io"

    let client: Client

    /// The series of one metric.
    func values(
        _ metric: MetricSpec.Identifier, namespace: String
    ) async -> SourceAnswer<[ExternalMetricValue]> {
        let query = MetricQuery(labelSelector: "", metricSelector: metric.selector)
        do throws(ClientError) {
            let list = try await client.read(
                ResourcePath(
                    segments: ["apis", Self.source, "v1beta1", "namespaces", namespace, metric.name],
                    label: Self.source),
                query: query.items(metricSelectorName: "labelSelector"), as: ObjectList<ExternalMetricValue>.self)
            return .success(list.items)
        } catch {
            return .failure(SourceFailure(error, of: .external))
        }
    }
}
