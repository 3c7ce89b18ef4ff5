import KubernetesAPI
import Measures

/// The status of a Deployment.
///
/// Source: `calculateStatus` and `syncRolloutStatus`, pkg/controller/deployment, Kubernetes 1.36.
extension DeploymentRound {
    /// Writes counts and availability.
    mutating func writeStatus() throws {
        try write(computedStatus())
    }

    /// Writes counts, availability and how the rollout gets on.
    mutating func writeProgress() throws {
        var status = computedStatus()
        var conditions = ConditionList(status["conditions"]?.arrayValue ?? [])
        let progressing = conditions["Progressing"]
        let isDone =
            status["replicas"] == status["updatedReplicas"]
            && progressing?["reason"]?.stringValue == "NewReplicaSetAvailable"
        if deployment["spec"]?["progressDeadlineSeconds"] == nil {
            conditions.remove("Progressing")
        } else if !isDone {
            let set = newSet.map { "ReplicaSet \"\($0.name)\"" } ?? "Deployment \"\(deployment.name)\""
            if isComplete(status) {
                let message = "\(set) has successfully progressed."
                conditions.set("Progressing", true, "NewReplicaSetAvailable", message, now: now)
            } else if hasProgressed(to: status) {
                conditions.renew("Progressing", true, "ReplicaSetUpdated", "\(set) is progressing.", now: now)
            } else if isStuck {
                let message = "\(set) has timed out progressing."
                conditions.set("Progressing", false, "ProgressDeadlineExceeded", message, now: now)
            }
        }
        carryFailure(into: &conditions)
        status["conditions"] = .array(conditions.conditions)
        try write(status)
    }

    private mutating func write(_ status: JSONValue) throws {
        guard status != deployment["status"] else { return }
        deployment = try objects.updateStatus(.deployments, deployment.with(status: status))
    }

    private func computedStatus() -> JSONValue {
        let sets = allSets
        let available = sets.statusCount("availableReplicas")
        var status: JSONValue = ["observedGeneration": .integer(deployment.generation)]
        let counts = [
            ("replicas", sets.statusCount("replicas")),
            ("updatedReplicas", newSet?.statusCount("replicas") ?? 0),
            ("readyReplicas", sets.statusCount("readyReplicas")),
            ("availableReplicas", available),
            ("unavailableReplicas", max(0, sets.specReplicas - available)),
        ]
        for (member, count) in counts where count != 0 { status[member] = .integer(count) }
        status["terminatingReplicas"] = .integer(sets.statusCount("terminatingReplicas"))
        status["collisionCount"] = deployment["status"]?["collisionCount"]
        var conditions = ConditionList(deployment["status"]?["conditions"]?.arrayValue ?? [])
        if available >= replicas - bounds.unavailable {
            conditions.set(
                "Available", true, "MinimumReplicasAvailable", "Deployment has minimum availability.", now: now)
        } else {
            conditions.set(
                "Available", false, "MinimumReplicasUnavailable", "Deployment does not have minimum availability.",
                now: now)
        }
        status["conditions"] = .array(conditions.conditions)
        return status
    }

    private func isComplete(_ status: JSONValue) -> Bool {
        ["updatedReplicas", "replicas", "availableReplicas"].allSatisfy {
            Int(status[$0]?.integerValue ?? 0) == replicas
        }
    }

    private func hasProgressed(to status: JSONValue) -> Bool {
        func count(_ member: String) -> Int { Int(status[member]?.integerValue ?? 0) }
        let old = deployment
        let oldBefore = old.statusCount("replicas") - old.statusCount("updatedReplicas")
        return count("updatedReplicas") > old.statusCount("updatedReplicas")
            || count("replicas") - count("updatedReplicas") < oldBefore
            || count("readyReplicas") > old.statusCount("readyReplicas")
            || count("availableReplicas") > old.statusCount("availableReplicas")
    }

    private var isStuck: Bool {
        guard let condition = deployment.condition("Progressing") else { return false }
        if condition["reason"]?.stringValue == "ProgressDeadlineExceeded" { return true }
        return progressDeadline.map { $0 <= now } ?? false
    }

    /// A replica set that cannot make its pods shows in the Deployment.
    private func carryFailure(into conditions: inout ConditionList) {
        let failure = allSets.compactMap { $0.condition("ReplicaFailure") }.first
        guard let failure, failure["status"]?.stringValue == "True" else { return conditions.remove("ReplicaFailure") }
        conditions.set(
            "ReplicaFailure", true, failure["reason"]?.stringValue ?? "", failure["message"]?.stringValue ?? "",
            now: now)
    }
}
