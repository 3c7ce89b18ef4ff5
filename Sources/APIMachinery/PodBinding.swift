public import KubernetesAPI
public import Measures

/// Puts a pod on a node.
public enum PodBinding {
    /// `pod` on the node `name`; the node's zone and region labels come along if the node is known.
    ///
    /// - Throws: 409 for a pod that is on a node already.
    public static func bound(
        _ pod: JSONValue, to name: String, node: JSONValue?, now: Timestamp
    ) throws(StatusError) -> JSONValue {
        let podName = pod[path: "metadata", "name"]?.stringValue ?? ""
        let current = pod["spec"]?.text("nodeName") ?? ""
        guard current.isEmpty else {
            throw StatusError(
                code: 409, reason: "Conflict",
                message: "Operation cannot be fulfilled on pods/binding \"\(podName)\": pod \(podName) is already "
                    + "assigned to node \"\(current)\"",
                details: ["name": .string(podName), "kind": "pods/binding"])
        }
        var bound = pod
        bound.changeObject("spec") { $0["nodeName"] = .string(name) }
        let labels = node?["metadata"]?.texts("labels") ?? [:]
        for key in ["topology.kubernetes.io/zone", "topology.kubernetes.io/region"] {
            guard let value = labels[key] else { continue }
            bound.changeObject("metadata") { $0.changeObject("labels") { $0[key] = .string(value) } }
        }
        let condition: JSONValue = [
            "type": "PodScheduled", "status": "True", "lastProbeTime": .null,
            "lastTransitionTime": .string(now.text(.seconds)),
        ]
        bound.changeObject("status") { status in
            let others = status.items("conditions").filter { $0.text("type") != "PodScheduled" }
            status["conditions"] = .array(others + [condition])
        }
        return bound
    }
}
