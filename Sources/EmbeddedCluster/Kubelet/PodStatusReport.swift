import KubernetesAPI
import Measures
import Simulation

/// Where a pod on a simulated node stands, and the `status` that a kubelet writes for it.
struct PodStatusReport: Sendable {
    let address: String
    let hostAddress: String
    let takenAt: Timestamp
    var startedAt: Timestamp?
    var readyAt: Timestamp?

    /// Goes on from the status that a kubelet before this one wrote; a pod without one is taken in now.
    init(of pod: JSONValue, address: String, hostAddress: String, now: Timestamp) {
        let status = pod["status"]
        let states = status?["containerStatuses"]?.arrayValue?.first?["state"]
        self.address = address
        self.hostAddress = hostAddress
        takenAt = status?["startTime"]?.stringValue.flatMap { Timestamp($0) } ?? now
        startedAt = states?["running"]?["startedAt"]?.stringValue.flatMap { Timestamp($0) }
        readyAt = startedAt != nil && pod.isReadyPod ? pod.readySince : nil
    }

    /// How far the pod has come, for a fleet that does not know it.
    var progress: StartupProgress {
        if readyAt != nil { return .ready }
        if let startedAt { return .loading(since: startedAt) }
        return .pulling(since: takenAt)
    }

    /// The status of `pod` now; conditions keep their transition times while they do not change.
    func status(of pod: JSONValue, now: Timestamp) -> JSONValue {
        var status = pod["status"] ?? [:]
        status["phase"] = startedAt == nil ? "Pending" : "Running"
        status["hostIP"] = .string(hostAddress)
        status["hostIPs"] = [["ip": .string(hostAddress)]]
        status["startTime"] = .string(takenAt.text())
        if startedAt != nil {
            status["podIP"] = .string(address)
            status["podIPs"] = [["ip": .string(address)]]
        }
        status["conditions"] = .array(conditions(of: pod))
        status["containerStatuses"] = .array(pod.containers.map(container))
        return status
    }

    private func conditions(of pod: JSONValue) -> [JSONValue] {
        let names = pod.containers.compactMap { $0["name"]?.stringValue }.joined(separator: " ")
        let unready = ("ContainersNotReady", "containers with unready status: [\(names)]")
        let scheduledSince = pod.condition("PodScheduled")?["lastTransitionTime"]
        return [
            condition("PodReadyToStartContainers", startedAt != nil, since: startedAt ?? takenAt),
            condition("Initialized", true, since: takenAt),
            condition("Ready", readyAt != nil, since: readyAt ?? takenAt, because: unready),
            condition("ContainersReady", readyAt != nil, since: readyAt ?? takenAt, because: unready),
            [
                "type": "PodScheduled", "status": "True", "lastProbeTime": .null,
                "lastTransitionTime": scheduledSince ?? .string(takenAt.text()),
            ],
        ]
    }

    private func condition(
        _ type: String, _ isTrue: Bool, since: Timestamp, because: (reason: String, message: String)? = nil
    ) -> JSONValue {
        var condition: JSONValue = [
            "type": .string(type), "status": isTrue ? "True" : "False", "lastProbeTime": .null,
            "lastTransitionTime": .string(since.text()),
        ]
        if !isTrue, let because {
            condition["reason"] = .string(because.reason)
            condition["message"] = .string(because.message)
        }
        return condition
    }

    private func container(_ container: JSONValue) -> JSONValue {
        let image = container["image"] ?? ""
        var state: JSONValue = ["waiting": ["reason": "ContainerCreating"]]
        if let startedAt { state = ["running": ["startedAt": .string(startedAt.text())]] }
        return [
            "name": container["name"] ?? "", "state": state, "lastState": [:], "ready": .bool(readyAt != nil),
            "restartCount": 0, "image": image,
            "imageID": startedAt == nil ? "" : .string("sim://\(image.stringValue ?? "")"),
            "started": .bool(startedAt != nil),
        ]
    }
}
