import Autoscaling
import KubernetesAPI
import KubernetesClient
import Measures
import Workloads

/// Reads metrics of pods and of other objects from custom.metrics.k8s.io, as the HPA asks for them (spec 9.2).
struct CustomMetrics: Sendable {
    /// How it is named in readings and metrics.
    static let source = "custom.metrics.k8s.io"

    let client: Client
    let versions: CustomMetricsVersion
    let kinds: KindMapper

    /// One sample for each pod that the API answers for.
    func pods(
        _ metric: MetricSpec.Identifier, namespace: String, selector: String
    ) async -> SourceAnswer<[PodSample]> {
        let items = await values(
            ["namespaces", namespace, "pods", "*", metric.name], labelSelector: selector, metric: metric)
        return items.map { items in
            items.map { item in
                PodSample(
                    pod: item.object.name, milliValue: item.value.milliValue, at: item.at ?? Timestamp(nanoseconds: 0),
                    window: item.windowSeconds.map { .seconds($0) } ?? MetricAPI.defaultWindow)
            }
        }
    }

    /// The values that the API answers for one object; the HPA accepts exactly one.
    func object(
        _ metric: MetricSpec.Identifier, of object: Autoscaling.ObjectReference, namespace: String
    ) async -> SourceAnswer<[MetricValue]> {
        // A text that is no group and version means the core group, as upstream's parser leaves it empty.
        let group = (try? object.group()) ?? ""
        if group.isEmpty, object.kind == "Namespace" {
            return await values(["namespaces", namespace, "metrics", metric.name], labelSelector: "", metric: metric)
        }
        switch await kinds.resource(of: object.kind, group: group, apiVersion: object.apiVersion) {
        case .failure(let failure):
            return .failure(failure)
        case .success(let plural):
            let resource = group.isEmpty ? plural : "\(plural).\(group)"
            return await values(
                ["namespaces", namespace, resource, object.name, metric.name], labelSelector: "", metric: metric)
        }
    }

    private func values(
        _ tail: [String], labelSelector: String, metric: MetricSpec.Identifier
    ) async -> SourceAnswer<[MetricValue]> {
        let version: String
        switch await versions.preferred() {
        case .failure(let failure): return .failure(failure)
        case .success(let preferred): version = preferred
        }
        let query = MetricQuery(labelSelector: labelSelector, metricSelector: metric.selector)
        do throws(ClientError) {
            let list = try await client.read(
                ResourcePath(segments: ["apis", Self.source, version] + tail, label: Self.source),
                query: query.items(metricSelectorName: "metricLabelSelector"), as: ObjectList<MetricValue>.self)
            return .success(list.items)
        } catch {
            return .failure(SourceFailure(error, of: .custom))
        }
    }
}
