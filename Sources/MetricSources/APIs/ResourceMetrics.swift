import Autoscaling
import KubernetesAPI
import KubernetesClient
import Measures
import Workloads

/// Reads CPU and memory of pods from metrics.k8s.io, as the HPA asks for them (spec 9.1).
struct ResourceMetrics: Sendable {
    /// How it is named in readings and metrics.
    static let source = "metrics.k8s.io"

    let client: Client

    /// One answer, for every resource metric of a workload.
    func usages(namespace: String, selector: String) async -> SourceAnswer<[PodUsage]> {
        do throws(ClientError) {
            let list = try await client.read(
                // Counted under the API's name: as `pods` it could not be told from the core resource.
                ResourcePath(
                    segments: ResourcePath(.podMetrics, namespace: namespace).segments, label: Self.source),
                query: selector.isEmpty ? [] : [(name: "labelSelector", value: selector)],
                as: ObjectList<PodMetrics>.self)
            return .success(list.items.map(PodUsage.init))
        } catch {
            return .failure(SourceFailure(error, of: .resource))
        }
    }
}

extension PodUsage {
    /// What we read of an item; an item without a time is older than any other.
    fileprivate init(_ item: PodMetrics) {
        self.init(
            pod: item.metadata.name, at: item.at ?? Timestamp(nanoseconds: 0), window: item.window ?? .zero,
            containers: item.containers.map { Container(name: $0.name, usage: $0.usage) })
    }
}
