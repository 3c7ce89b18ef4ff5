import KubernetesAPI
import Measures

/// What the deployment controller reads of and writes to a replica set.
enum ReplicaSetAnnotation {
    static let revision = "deployment.kubernetes.io/revision"
    static let revisionHistory = "deployment.kubernetes.io/revision-history"
    static let desiredReplicas = "deployment.kubernetes.io/desired-replicas"
    static let maxReplicas = "deployment.kubernetes.io/max-replicas"
    /// Annotations of a Deployment that its replica sets do not get.
    static let kept: Set<String> = [
        "kubectl.kubernetes.io/last-applied-configuration", revision, revisionHistory, desiredReplicas, maxReplicas,
        "deprecated.deployment.rollback.to", SimulationKey.firstSeen,
    ]
}

extension JSONValue {
    /// The revision annotation; 0 if there is none.
    var revision: Int64 { annotation(ReplicaSetAnnotation.revision).flatMap { Int64($0) } ?? 0 }
}

extension [JSONValue] {
    /// Sum of `spec.replicas`.
    var specReplicas: Int { reduce(0) { $0 + $1.specReplicas } }

    /// Sum of a count under `status`.
    func statusCount(_ member: String) -> Int { reduce(0) { $0 + $1.statusCount(member) } }

    /// Oldest first.
    var oldestFirst: [JSONValue] {
        sorted { ($0.createdAt?.nanoseconds ?? 0, $0.name) < ($1.createdAt?.nanoseconds ?? 0, $1.name) }
    }
}
