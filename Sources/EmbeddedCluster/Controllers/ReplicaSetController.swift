import APIMachinery
import KubernetesAPI
import Measures

/// Replica set → pods, as kube-controller-manager's replica set controller does it.
///
/// Not done: adoption of orphans, and the slow start of many creations.
struct ReplicaSetController: Sendable {
    static let component = "replicaset-controller"
    /// Pods made or deleted for one replica set in one round, as upstream's `burstReplicas`.
    static let burstMax = 500

    private var queue = WorkQueue()

    func isDue(at now: Timestamp) -> Bool { queue.isDue(at: now) }

    /// Notes what a change means for replica sets.
    mutating func note(_ change: ObjectIndex.Change) {
        switch change.resource {
        case .replicaSets: queue.add(change.key)
        case .pods:
            for pod in [change.before, change.after] {
                guard let owner = pod?.controllerReference, owner["kind"]?.stringValue == "ReplicaSet" else { continue }
                queue.add(ObjectKey(namespace: change.key.namespace, name: owner["name"]?.stringValue ?? ""))
            }
        default: return
        }
    }

    /// Works off what was noted.
    mutating func work(
        _ index: ObjectIndex, events: inout EventRecorder, now: Timestamp, objects: some ObjectAccess
    ) {
        for key in queue.take(at: now) {
            guard let set = index.find(.replicaSets, key) else { continue }
            let pods = index.controlled(.pods, by: set.uid)
            let active = pods.filter(\.isActivePod)
            var failure: JSONValue?
            if !set.isTerminating {
                failure = manage(set, active: active, events: &events, now: now, objects: objects)
                if failure != nil { queue.add(key, at: now + .seconds(5)) }
            }
            wakeForAvailability(set, active: active, key: key, now: now)
            let terminating = pods.count { $0.isTerminating && !$0.isFinishedPod }
            let status = status(of: set, active: active, terminating: terminating, failure: failure, now: now)
            guard status != set["status"] else { continue }
            do {
                try objects.updateStatus(.replicaSets, set.with(status: status))
            } catch {
                // Somebody wrote in between; the change that this was brings it back, at the latest soon.
                queue.add(key, at: now + .seconds(5))
            }
        }
    }

    /// Makes or deletes pods.
    ///
    /// - Returns: the condition that tells why not; nil if all went well.
    private func manage(
        _ set: JSONValue, active: [JSONValue], events: inout EventRecorder, now: Timestamp, objects: some ObjectAccess
    ) -> JSONValue? {
        let missing = set.specReplicas - active.count
        do throws(StatusError) {
            for _ in 0..<min(max(0, missing), Self.burstMax) {
                let pod = try objects.create(.pods, namespace: set.namespace, newPod(of: set))
                events.record(
                    .normal, "SuccessfulCreate", "Created pod: \(pod.name)", about: set, component: Self.component,
                    now: now,
                    objects: objects)
            }
        } catch {
            let message = error.message
            events.record(
                .warning, "FailedCreate", "Error creating: \(message)", about: set, component: Self.component,
                now: now, objects: objects)
            return failure("FailedCreate", message, now: now)
        }
        guard missing < 0 else { return nil }
        let victims = PodDeletionOrder(among: active, now: now).sorted(active).prefix(min(-missing, Self.burstMax))
        for pod in victims {
            do throws(StatusError) {
                try objects.delete(.pods, namespace: pod.namespace, name: pod.name, graceSeconds: nil)
            } catch {
                return failure("FailedDelete", error.message, now: now)
            }
            events.record(
                .normal, "SuccessfulDelete", "Deleted pod: \(pod.name)", about: set, component: Self.component,
                now: now,
                objects: objects)
        }
        return nil
    }

    private func newPod(of set: JSONValue) -> JSONValue {
        let template = set["spec"]?["template"] ?? [:]
        var metadata: JSONValue = [
            "generateName": .string("\(set.name)-"), "namespace": .string(set.namespace),
            "ownerReferences": [set.reference(apiVersion: "apps/v1", kind: "ReplicaSet")],
        ]
        metadata["labels"] = template["metadata"]?["labels"]
        metadata["annotations"] = template["metadata"]?["annotations"]
        return ["apiVersion": "v1", "kind": "Pod", "metadata": metadata, "spec": template["spec"] ?? [:]]
    }

    private func failure(_ reason: String, _ message: String, now: Timestamp) -> JSONValue {
        [
            "type": "ReplicaFailure", "status": "True", "reason": .string(reason), "message": .string(message),
            "lastTransitionTime": .string(now.text()),
        ]
    }

    /// Counts over the pods as they were before this round made or deleted any, as upstream does.
    private func status(
        of set: JSONValue, active: [JSONValue], terminating: Int, failure: JSONValue?, now: Timestamp
    ) -> JSONValue {
        let seconds = set["spec"]?["minReadySeconds"]?.integerValue ?? 0
        let labels = set["spec"]?["template"]?["metadata"]?["labels"]?.objectValue ?? [:]
        let labelled = active.count { pod in
            let own = pod["metadata"]?["labels"]
            return labels.allSatisfy { own?[$0.key] == $0.value }
        }
        var status: JSONValue = [
            "replicas": .integer(active.count), "terminatingReplicas": .integer(terminating),
            "observedGeneration": .integer(set.generation),
        ]
        let counts = [
            ("fullyLabeledReplicas", labelled),
            ("readyReplicas", active.count(where: \.isReadyPod)),
            ("availableReplicas", active.count { $0.isAvailablePod(minReadySeconds: seconds, now: now) }),
        ]
        for (member, count) in counts where count != 0 { status[member] = .integer(count) }
        if let failure {
            let old = set.condition("ReplicaFailure")
            let isSame = old?["reason"] == failure["reason"] && old?["message"] == failure["message"]
            status["conditions"] = [isSame ? old ?? failure : failure]
        }
        return status
    }

    /// A pod becomes available `minReadySeconds` after it became ready, without a write of anybody's.
    private mutating func wakeForAvailability(_ set: JSONValue, active: [JSONValue], key: ObjectKey, now: Timestamp) {
        guard let seconds = set["spec"]?["minReadySeconds"]?.integerValue, seconds > 0 else { return }
        for pod in active where pod.isReadyPod {
            guard let since = pod.readySince, since + .seconds(seconds) > now else { continue }
            queue.add(key, at: since + .seconds(seconds))
        }
    }
}
