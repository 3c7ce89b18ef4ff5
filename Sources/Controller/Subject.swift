import KubernetesAPI
import Logging
import Measures
import Workloads

/// The Deployment behind a workload, as it was last seen; only what deciding reads.
struct Subject: Hashable {
    var id: WorkloadID
    var uid: String
    /// The precondition of a write.
    var version: String
    var replicas: Int32
    var statusReplicas: Int32
    /// The selector's canonical text, as `status.selector` of the scale has it; empty if it is none.
    var selector: String
    /// The same, ready to match; nil if it is none.
    var query: LabelQuery?

    init(_ deployment: Deployment) {
        id = WorkloadID(namespace: deployment.metadata.namespace, name: deployment.metadata.name)
        uid = deployment.metadata.uid
        version = deployment.metadata.resourceVersion
        replicas = deployment.replicas
        statusReplicas = deployment.status.replicas
        // A selector that is none cannot be stored; should one come, the decision says so and holds.
        query = try? LabelQuery(deployment.selector)
        selector = query?.text ?? ""
    }

    /// An announcement about this Deployment.
    func announcement(
        _ level: Logger.Level, _ message: String, fields: [String: Announcement.Field] = [:],
        event: Announcement.Event? = nil
    ) -> Announcement {
        Announcement(
            workload: id, uid: uid, level: level, message: message, fields: fields, event: event)
    }
}
