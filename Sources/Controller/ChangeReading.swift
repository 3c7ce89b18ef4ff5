import KubernetesAPI
import KubernetesClient
import Measures
import Workloads

extension StoreChange where Object == Pod {
    /// Whether the pod became ready, ceased to be, goes, or is gone: what moves the next look forward.
    var isReadinessNews: Bool {
        guard let after else { return true }
        return before?.readiness?.status != after.readiness?.status
            || (before?.metadata.deletedAt == nil) != (after.metadata.deletedAt == nil)
            || (before?.phase == "Failed") != (after.phase == "Failed")
    }
}

extension HorizontalPodAutoscaler {
    /// The Deployment that it scales; nil if it scales something else.
    var target: WorkloadID? {
        let reference = spec["scaleTargetRef"]
        guard reference?["kind"]?.stringValue == "Deployment", let name = reference?["name"]?.stringValue,
            reference?["apiVersion"]?.stringValue?.hasPrefix("apps/") ?? false
        else { return nil }
        return WorkloadID(namespace: metadata.namespace, name: name)
    }
}

extension Metadata {
    /// Who last wrote `spec.replicas`; nil if the object does not say.
    var replicasWriter: String? {
        // Two may own it if both applied the same value; the later one wrote last.
        replicasManagers.max { ($0.at ?? .distantPast) < ($1.at ?? .distantPast) }?.manager
    }
}

extension Timestamp {
    fileprivate static let distantPast = Timestamp(nanoseconds: .min)
}
