import KubernetesAPI
import Measures

/// Deployment → replica sets, as kube-controller-manager's deployment controller does it.
///
/// Not done: pausing with collected changes, adoption of orphans, rollback by annotation.
struct DeploymentController: Sendable {
    static let component = "deployment-controller"

    private var queue = WorkQueue()

    func isDue(at now: Timestamp) -> Bool { queue.isDue(at: now) }

    /// Notes what a change means for Deployments.
    mutating func note(_ change: ObjectIndex.Change) {
        switch change.resource {
        case .deployments: queue.add(change.key)
        case .replicaSets:
            for set in [change.before, change.after] {
                guard let owner = set?.controllerReference, owner["kind"]?.stringValue == "Deployment" else { continue }
                queue.add(ObjectKey(namespace: change.key.namespace, name: owner["name"]?.stringValue ?? ""))
            }
        case .pods:
            // Recreate waits for pods that are gone; their replica set tells everything else.
            guard change.after == nil, let owner = change.before?.controllerReference?["name"]?.stringValue,
                let set = owner.lastIndex(of: "-")
            else { return }
            queue.add(ObjectKey(namespace: change.key.namespace, name: String(owner[..<set])))
        default: return
        }
    }

    /// Works off what was noted.
    mutating func work(
        _ index: ObjectIndex, events: inout EventRecorder, now: Timestamp, objects: some ObjectAccess
    ) {
        for key in queue.take(at: now) {
            guard let deployment = index.find(.deployments, key) else { continue }
            var round = DeploymentRound(deployment, index: index, events: events, now: now, objects: objects)
            do {
                try round.run()
            } catch {
                // Somebody wrote in between, or the write was refused: look again when it changes, at the latest soon.
                queue.add(key, at: now + .seconds(5))
            }
            if let deadline = round.progressDeadline { queue.add(key, at: deadline) }
            events = round.events
        }
    }
}
