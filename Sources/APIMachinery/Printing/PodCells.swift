import KubernetesAPI

/// The cells of a pod's row.
struct PodCells {
    let pod: JSONValue

    func cells(name: JSONValue, age: JSONValue) -> [JSONValue] {
        let spec = pod["spec"] ?? [:]
        let status = pod["status"] ?? [:]
        let states = status.items("containerStatuses")
        let ready = states.filter { $0["ready"]?.boolValue == true && $0[path: "state", "running"] != nil }.count
        let restarts = states.reduce(0) { $0 + $1.number("restartCount") }
        let gates = spec.items("readinessGates")
        let met = gates.filter { gate in
            status.items("conditions").contains {
                $0.text("type") == gate.text("conditionType") && $0.text("status") == "True"
            }
        }
        let shown = { (text: String) -> JSONValue in text.isEmpty ? "<none>" : .string(text) }
        let address = status.items("podIPs").first?.text("ip") ?? status.text("podIP")
        return [
            name, .string("\(ready)/\(spec.items("containers").count)"), .string(reason(spec, status)),
            .string(String(restarts)), age, shown(address), shown(spec.text("nodeName")),
            shown(status.text("nominatedNodeName")),
            gates.isEmpty ? "<none>" : .string("\(met.count)/\(gates.count)"),
        ]
    }

    /// The phase, or what holds the pod up.
    private func reason(_ spec: JSONValue, _ status: JSONValue) -> String {
        var reason = status.text("reason").isEmpty ? status.text("phase") : status.text("reason")
        for condition in status.items("conditions")
        where condition.text("type") == "PodScheduled" && condition.text("reason") == "SchedulingGated" {
            reason = "SchedulingGated"
        }
        var hasRunning = false
        for state in status.items("containerStatuses").reversed() {
            let waiting = state[path: "state", "waiting"]?.text("reason") ?? ""
            let terminated = state[path: "state", "terminated"]
            if !waiting.isEmpty {
                reason = waiting
            } else if let terminated {
                let why = terminated.text("reason")
                reason = why.isEmpty ? "ExitCode:\(terminated.number("exitCode"))" : why
            } else if state["ready"]?.boolValue == true, state[path: "state", "running"] != nil {
                hasRunning = true
            }
        }
        if reason == "Completed", hasRunning {
            let isReady = status.items("conditions").contains {
                $0.text("type") == "Ready" && $0.text("status") == "True"
            }
            reason = isReady ? "Running" : "NotReady"
        }
        guard pod[path: "metadata", "deletionTimestamp"] != nil else { return reason }
        if status.text("reason") == "NodeLost" { return "Unknown" }
        return ["Succeeded", "Failed"].contains(status.text("phase")) ? reason : "Terminating"
    }
}
