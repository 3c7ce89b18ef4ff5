import KubernetesAPI

/// Pod disruption budgets.
struct DisruptionBudgetStrategy: KindStrategy {
    var hasGeneration: Bool { true }
    var hasStatus: Bool { true }

    func prepareForCreate(_ object: inout JSONValue) {
        object["status"] = nil
    }

    func validate(_ object: JSONValue) -> [FieldError] {
        let spec = object["spec"] ?? [:]
        guard spec["minAvailable"] != nil, spec["maxUnavailable"] != nil else { return [] }
        return [.invalid("spec", spec, "minAvailable and maxUnavailable cannot be both set")]
    }
}

/// Network policies.
struct NetworkPolicyStrategy: KindStrategy {
    var hasGeneration: Bool { true }

    func setDefaults(_ object: inout JSONValue) {
        object.changeObject("spec") { spec in
            if spec.items("policyTypes").isEmpty {
                spec["policyTypes"] = spec.items("egress").isEmpty ? ["Ingress"] : ["Ingress", "Egress"]
            }
            for direction in ["ingress", "egress"] {
                spec.changeItems(direction) { rule in
                    rule.changeItems("ports") { $0.setDefault("protocol", "TCP") }
                }
            }
        }
    }
}

/// Priority classes.
struct PriorityClassStrategy: KindStrategy {
    func setDefaults(_ object: inout JSONValue) {
        object.setDefault("preemptionPolicy", "PreemptLowerPriority")
    }

    func validateUpdate(_ object: JSONValue, old: JSONValue) -> [FieldError] {
        guard object["value"] != old["value"] else { return [] }
        return [.forbidden("value", "may not be changed in an update.")]
    }
}

/// Scales.
struct ScaleStrategy: KindStrategy {
    func validate(_ object: JSONValue) -> [FieldError] {
        NumberRule.nonNegative(object["spec"] ?? [:], ["replicas"], at: "spec")
    }
}
