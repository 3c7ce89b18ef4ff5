import APIMachinery
import KubernetesAPI
import Measures

/// Puts a pod on a node, as a scheduler asks with a Binding.
struct PodBinding: Sendable {
    let server: APIServer

    /// Labels of the node that its pods get too.
    private static let topologyLabels = ["topology.kubernetes.io/region", "topology.kubernetes.io/zone"]

    /// - Throws: 404 without the pod, 409 if it has a node or is going.
    func bind(_ binding: JSONValue, _ call: Call) throws(StatusError) -> JSONValue {
        var target = call.target
        target.subresource = nil
        if let pods = server.registry.type(group: "", version: "v1", name: "pods") { target.type = pods }
        if target.name.isEmpty { target.name = binding.name }
        let node = binding["target"]?["name"]?.stringValue ?? ""
        let labels = server.store.read { $0.find("nodes", node) }?.object.labels ?? [:]
        let now = server.objects.time.now()
        let name = target.name
        try server.objects.mutate(target) { pod throws(StatusError) in
            try Self.check(pod, name: name)
            pod["spec"]?["nodeName"] = .string(node)
            for (key, value) in binding["metadata"]?["annotations"]?.objectValue ?? [:] {
                pod["metadata"]?["annotations"]?[key] = value
            }
            for label in Self.topologyLabels {
                guard let value = labels[label] else { continue }  // the node does not say
                var all = pod["metadata"]?["labels"] ?? [:]
                all[label] = .string(value)
                pod.setMetadata("labels", all)
            }
            let scheduled: JSONValue = [
                "type": "PodScheduled", "status": "True", "lastProbeTime": nil,
                "lastTransitionTime": .string(now.text()),
            ]
            let others = (pod["status"]?["conditions"]?.arrayValue ?? []).filter {
                $0["type"]?.stringValue != "PodScheduled"
            }
            pod["status"]?["conditions"] = .array(others + [scheduled])
        }
        return VirtualEndpoint.success
    }

    private static func check(_ pod: JSONValue, name: String) throws(StatusError) {
        let node = pod["spec"]?["nodeName"]?.stringValue ?? ""
        let problem: String
        if pod["metadata"]?["deletionTimestamp"] != nil {
            problem = "pod \(name) is being deleted, cannot be assigned to a host"
        } else if !node.isEmpty {
            problem = "pod \(name) is already assigned to node \"\(node)\""
        } else {
            return
        }
        throw StatusError(
            code: 409, reason: "Conflict",
            message: "Operation cannot be fulfilled on pods/binding \"\(name)\": \(problem)",
            details: ["name": .string(name), "kind": "pods/binding"])
    }
}
