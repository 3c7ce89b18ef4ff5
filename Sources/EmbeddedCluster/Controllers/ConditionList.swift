import KubernetesAPI
import Measures

/// `status.conditions` of a Deployment, changed by the rules of its controller.
struct ConditionList: Equatable {
    private(set) var conditions: [JSONValue]

    init(_ conditions: [JSONValue]) {
        self.conditions = conditions
    }

    subscript(type: String) -> JSONValue? {
        conditions.first { $0["type"]?.stringValue == type }
    }

    /// Puts a condition at the end, unless one of the same status and reason is there.
    ///
    /// Source: `SetDeploymentCondition`.
    mutating func set(_ type: String, _ status: Bool, _ reason: String, _ message: String, now: Timestamp) {
        let text = JSONValue.string(status ? "True" : "False")
        let old = self[type]
        if old?["status"] == text, old?["reason"]?.stringValue == reason { return }
        put(type, text, reason, message, transitionOf: old, now: now)
    }

    /// Puts a condition at the end, even if status and reason are as before.
    mutating func renew(_ type: String, _ status: Bool, _ reason: String, _ message: String, now: Timestamp) {
        put(type, .string(status ? "True" : "False"), reason, message, transitionOf: self[type], now: now)
    }

    /// Takes a condition away.
    mutating func remove(_ type: String) {
        conditions.removeAll { $0["type"]?.stringValue == type }
    }

    private mutating func put(
        _ type: String, _ status: JSONValue, _ reason: String, _ message: String, transitionOf old: JSONValue?,
        now: Timestamp
    ) {
        let same = old?["status"] == status ? old?["lastTransitionTime"] : nil
        remove(type)
        conditions.append([
            "type": .string(type), "status": status, "reason": .string(reason), "message": .string(message),
            "lastUpdateTime": .string(now.text()), "lastTransitionTime": same ?? .string(now.text()),
        ])
    }
}
