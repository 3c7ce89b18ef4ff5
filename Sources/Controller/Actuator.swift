import Autoscaling
import KubernetesAPI
import KubernetesClient
import Measures
import Shielding
import Workloads

/// Writes decisions into the scale subresource, and only decisions.
///
/// Each write has the version of the object that was decided about as its precondition. After a conflict the scale
/// is read again: if its replicas are those that were decided about, only something else changed, and the write is
/// repeated, at most as often as the HPA does; if not, another writer was here, and the decision is void.
struct Actuator: Sendable {
    let client: Client
    let time: any TimeSource

    /// What became of a write.
    enum Result: Hashable, Sendable {
        case written(TickOutcome.Written)
        /// Another writer set these replicas meanwhile.
        case overtaken(replicas: Int32)
        /// The server refused; the text says what and why.
        case refused(String)
    }

    /// Writes `decision` about `subject`.
    func write(_ decision: Decision, about subject: Subject) async -> Result {
        var version = subject.version
        var retries = ScaleWrite()
        while true {
            let answer: ScaleWrite.Answer
            do {
                let scale = try await client.setScale(
                    of: .deployments, namespace: subject.id.namespace, name: subject.id.name,
                    replicas: decision.replicas, resourceVersion: version)
                return .written(.init(replicas: decision.replicas, version: scale.metadata.resourceVersion))
            } catch {
                if error.isForbidden { return .refused(Self.forbidden(error, subject)) }
                answer = error.isConflict ? .conflict(error.message) : .failed(error.message)
            }
            switch retries.answered(answer) {
            case .done(let outcome):
                guard case .failed(let text) = outcome else { return .refused("the write ended without an answer") }
                return .refused(text)
            case .rereadAndRetry:
                do {
                    let scale = try await client.scale(
                        of: .deployments, namespace: subject.id.namespace, name: subject.id.name)
                    // Deleted and made again under its name: nothing was decided about this one.
                    guard scale.metadata.uid == subject.uid else { return .overtaken(replicas: scale.specReplicas) }
                    version = scale.metadata.resourceVersion
                    if scale.specReplicas == decision.replicas {
                        // Our own write, whose answer was lost on the way.
                        return .written(.init(replicas: decision.replicas, version: version))
                    }
                    guard scale.specReplicas == subject.replicas else {
                        return .overtaken(replicas: scale.specReplicas)
                    }
                    try await time.sleep(until: time.now() + ScaleWrite.delay)
                } catch {
                    return .refused("\(error)")
                }
            }
        }
    }

    private static func forbidden(_ error: ClientError, _ subject: Subject) -> String {
        "not allowed to patch deployments/scale in \(subject.id.namespace) (403: \(error.message)); the ClusterRole "
            + "outrider of Manifests/base grants it"
    }
}
