import KubernetesAPI
import Measures

/// Binds pods to the emptiest node that has room for them.
///
/// Looked at: readiness, cordons, taints (none is tolerated), node selectors, cpu, memory, GPUs and the number of pods.
/// Not done: affinity, spreading constraints, volumes, preemption.
struct Scheduler: Sendable {
    static let component = "default-scheduler"
    /// Unbound pods tried in one round; the others wait for the next.
    static let attemptsMax = 1_000

    private var rooms: [String: NodeRoom] = [:]
    /// Where each counted pod is.
    private var placed: [ObjectKey: (node: String, pod: JSONValue)] = [:]
    private var waiting: Set<ObjectKey> = []
    /// Tried in vain; tried again when a node or a placed pod changes.
    private var hopeless: Set<ObjectKey> = []

    func isDue(at now: Timestamp) -> Bool { !waiting.isEmpty }

    /// Notes what a change means for rooms and waiting pods.
    mutating func note(_ change: ObjectIndex.Change, index: ObjectIndex) {
        switch change.resource {
        case .nodes:
            rooms[change.key.name] = change.after.map { NodeRoom($0) }
            for (node, pod) in placed.values where node == change.key.name { rooms[node]?.count(pod, sign: 1) }
            retry()
        case .pods: note(pod: change.after, key: change.key)
        default: return
        }
    }

    private mutating func note(pod: JSONValue?, key: ObjectKey) {
        waiting.remove(key)
        let node = pod?.nodeName
        if placed[key]?.node != node || pod?.isFinishedPod ?? true, let old = placed.removeValue(forKey: key) {
            rooms[old.node]?.count(old.pod, sign: -1)
            retry()
        }
        guard let pod, !pod.isFinishedPod else {
            hopeless.remove(key)
            return
        }
        if let node {
            hopeless.remove(key)
            if placed[key] == nil {
                placed[key] = (node, pod)
                rooms[node]?.count(pod, sign: 1)
            }
        } else if !pod.isTerminating, !hopeless.contains(key) {
            waiting.insert(key)
        }
    }

    private mutating func retry() {
        waiting.formUnion(hopeless)
        hopeless.removeAll()
    }

    /// Binds what fits, and marks what does not.
    mutating func work(
        _ index: ObjectIndex, events: inout EventRecorder, now: Timestamp, objects: some ObjectAccess
    ) {
        let pods = waiting.compactMap { index.find(.pods, $0) }
            .sorted { ($0.createdAt?.nanoseconds ?? 0, $0.key) < ($1.createdAt?.nanoseconds ?? 0, $1.key) }
        for pod in pods.prefix(Self.attemptsMax) {
            waiting.remove(pod.key)
            if let node = choose(for: pod) {
                bind(pod, to: node, index: index, events: &events, now: now, objects: objects)
            } else {
                hopeless.insert(pod.key)
                mark(pod, events: &events, now: now, objects: objects)
            }
        }
    }

    private func choose(for pod: JSONValue) -> String? {
        rooms.filter { $0.value.refusal(of: pod) == nil }
            .min { left, right in
                let (leftFull, leftPods) = left.value.fullness
                let (rightFull, rightPods) = right.value.fullness
                return (leftFull, leftPods, left.key) < (rightFull, rightPods, right.key)
            }?.key
    }

    private mutating func bind(
        _ pod: JSONValue, to node: String, index: ObjectIndex, events: inout EventRecorder, now: Timestamp,
        objects: some ObjectAccess
    ) {
        do {
            let labels = index.find(.nodes, ObjectKey(namespace: "", name: node))?.labels ?? [:]
            try objects.mutate(.pods, namespace: pod.namespace, name: pod.name) { stored in
                Self.place(&stored, on: node, nodeLabels: labels, now: now)
            }
        } catch {
            // The pod changed or went meanwhile; its change notes it again.
            return
        }
        placed[pod.key] = (node, pod)
        rooms[node]?.count(pod, sign: 1)
        events.record(
            .normal, "Scheduled", "Successfully assigned \(pod.namespace)/\(pod.name) to \(node)", about: pod,
            component: Self.component, now: now, objects: objects)
    }

    /// Writes what a binding writes: the node, its zone and region, and that the pod is scheduled.
    private static func place(_ pod: inout JSONValue, on node: String, nodeLabels: [String: String], now: Timestamp) {
        guard pod.nodeName == nil, !pod.isTerminating else { return }
        pod["spec"]?["nodeName"] = .string(node)
        var labels = pod["metadata"]?["labels"] ?? [:]
        for label in ["topology.kubernetes.io/region", "topology.kubernetes.io/zone"] {
            if let value = nodeLabels[label] { labels[label] = .string(value) }
        }
        if labels != [:] { pod.setMetadata("labels", labels) }
        let others = (pod["status"]?["conditions"]?.arrayValue ?? []).filter {
            $0["type"]?.stringValue != "PodScheduled"
        }
        let scheduled: JSONValue = [
            "type": "PodScheduled", "status": "True", "lastProbeTime": .null, "lastTransitionTime": .string(now.text()),
        ]
        var status = pod["status"] ?? [:]
        status["conditions"] = .array(others + [scheduled])
        pod["status"] = status
    }

    private func mark(_ pod: JSONValue, events: inout EventRecorder, now: Timestamp, objects: some ObjectAccess) {
        var reasons: [String: Int] = [:]
        for room in rooms.values { reasons[room.refusal(of: pod) ?? "", default: 0] += 1 }
        let list = reasons.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }.joined(separator: ", ")
        let message =
            rooms.isEmpty ? "no nodes available to schedule pods" : "0/\(rooms.count) nodes are available: \(list)."
        let old = pod.condition("PodScheduled")
        guard old?["message"]?.stringValue != message else { return }
        events.record(
            .warning, "FailedScheduling", message, about: pod, component: Self.component, now: now, objects: objects)
        let since = old?["status"]?.stringValue == "False" ? old?["lastTransitionTime"] : nil
        var status = pod["status"] ?? [:]
        status["conditions"] = [
            [
                "type": "PodScheduled", "status": "False", "reason": "Unschedulable", "message": .string(message),
                "lastProbeTime": .null, "lastTransitionTime": since ?? .string(now.text()),
            ]
        ]
        // The pod changed or went meanwhile; its change notes it again.
        _ = try? objects.updateStatus(.pods, pod.with(status: status))
    }
}
