import Autoscaling
import Measures
import Workloads

/// What came of one reconcile; the file's and ours have the same form.
struct ReplicasAnswer: Decodable {
    struct Proposal: Decodable, CustomStringConvertible {
        var replicas: Int32?
        var name: String?
        var error: String?

        init(_ proposal: MetricProposal) {
            switch proposal {
            case .wants(let replicas, let name, _): (self.replicas, self.name) = (replicas, name)
            case .failed(_, _, let error): self.error = error
            }
        }

        var description: String { error.map { "error: \($0)" } ?? "\(replicas ?? 0) from \(name ?? "")" }
    }

    struct Event: Decodable, CustomStringConvertible {
        var type: String
        var reason: String
        var message: String

        init(_ event: ScalingEvent) {
            type = event.isWarning ? "Warning" : "Normal"
            reason = event.reason.rawValue
            message = event.message
        }

        var description: String { "\(type) \(reason): \(message)" }
    }

    var scaleUpdatedTo: Int32?
    var scaleUpdateAttempts: Int?
    var proposals: [Proposal]?
    var error: String?
    var statusWritten: Bool?
    var status: ScalingStatus?
    var events: [Event]?

    var facts: Facts {
        let status = status ?? ScalingStatus()
        var facts = Facts()
        facts.add("scaleUpdatedTo", scaleUpdatedTo)
        facts.add("scaleUpdateAttempts", scaleUpdateAttempts ?? 0)
        facts.add("proposals", each: proposals ?? [])
        facts.add("error", error)
        facts.add("events", each: events ?? [])
        facts.add("statusWritten", statusWritten ?? false)
        facts.add("status.currentReplicas", status.currentReplicas)
        facts.add("status.desiredReplicas", status.desiredReplicas)
        facts.add("status.lastScaleTime", status.lastScaleTime)
        facts.add("status.currentMetrics", each: status.currentMetrics.map { OneLine.json($0) })
        facts.add(
            "status.conditions",
            each: status.conditions.map {
                let since = $0.lastTransitionTime?.description ?? "-"
                return "\($0.type)=\($0.status.rawValue) since \(since) \($0.reason): \($0.message)"
            })
        return facts
    }
}
