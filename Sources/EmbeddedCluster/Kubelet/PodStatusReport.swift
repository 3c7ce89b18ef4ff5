import KubernetesAPI
import Measures
import Simulation

/// Where a pod on a simulated node stands, and the `status` that a kubelet writes for it.
struct PodStatusReport: Sendable {
    let address: String
    let hostAddress: String
    let takenAt: Timestamp
    /// When the container began to run, for the last time; nil before it did.
    private(set) var startedAt: Timestamp?
    /// Since when it is ready; nil while it is not.
    private(set) var readyAt: Timestamp?
    /// When the container ended by itself, if it does not run again yet.
    private(set) var crashedAt: Timestamp?
    /// Since when it is not ready.
    private var unreadyAt: Timestamp
    private var restarts: Int64 = 0

    /// Goes on from the status that a kubelet before this one wrote; a pod without one is taken in now.
    init(of pod: JSONValue, address: String, hostAddress: String, now: Timestamp) {
        let status = pod["status"]
        let states = status?["containerStatuses"]?.arrayValue?.first?["state"]
        self.address = address
        self.hostAddress = hostAddress
        takenAt = status?["startTime"]?.stringValue.flatMap { Timestamp($0) } ?? now
        startedAt = states?["running"]?["startedAt"]?.stringValue.flatMap { Timestamp($0) }
        readyAt = startedAt != nil && pod.isReadyPod ? pod.readySince : nil
        unreadyAt = takenAt
        restarts = status?["containerStatuses"]?.arrayValue?.first?["restartCount"]?.integerValue ?? 0
    }

    /// The container runs, for the first time or again.
    mutating func start(at now: Timestamp) {
        if crashedAt != nil { restarts += 1 }
        crashedAt = nil
        startedAt = now
    }

    /// The container serves.
    mutating func becomeReady(at now: Timestamp) {
        readyAt = now
    }

    /// The container ended by itself.
    mutating func crash(at now: Timestamp) {
        if readyAt != nil { unreadyAt = now }
        readyAt = nil
        crashedAt = now
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
            condition("Ready", readyAt != nil, since: readyAt ?? unreadyAt, because: unready),
            condition("ContainersReady", readyAt != nil, since: readyAt ?? unreadyAt, because: unready),
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
        if crashedAt != nil {
            state = ["waiting": ["reason": "CrashLoopBackOff"]]
        } else if let startedAt {
            state = ["running": ["startedAt": .string(startedAt.text())]]
        }
        return [
            "name": container["name"] ?? "", "state": state, "lastState": [:], "ready": .bool(readyAt != nil),
            "restartCount": .integer(restarts), "image": image,
            "imageID": startedAt == nil ? "" : .string("sim://\(image.stringValue ?? "")"),
            "started": .bool(startedAt != nil && crashedAt == nil),
        ]
    }
}
