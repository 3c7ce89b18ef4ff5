import KubernetesAPI

/// Horizontal pod autoscalers of both versions; stored and checked as `autoscaling/v2`.
struct AutoscalerStrategy: KindStrategy {
    let version: String

    var hasStatus: Bool { true }

    func setDefaults(_ object: inout JSONValue) {
        object.changeObject("spec") { spec in
            spec.setDefault("minReplicas", 1)
            guard version == "v2" else { return }
            if spec.items("metrics").isEmpty {
                spec["metrics"] = [
                    [
                        "type": "Resource",
                        "resource": [
                            "name": "cpu", "target": ["type": "Utilization", "averageUtilization": 80],
                        ],
                    ]
                ]
            }
            guard spec["behavior"] != nil else { return }
            Self.setBehaviorDefaults(&spec)
        }
    }

    /// Both directions are spelled out as soon as one is given.
    static func setBehaviorDefaults(_ spec: inout JSONValue) {
        spec.changeObject("behavior") { behavior in
            behavior.changeObject("scaleUp") { rules in
                rules.setDefault("stabilizationWindowSeconds", 0)
                rules.setDefault("selectPolicy", "Max")
                rules.setDefault(
                    "policies",
                    [
                        ["type": "Pods", "value": 4, "periodSeconds": 15],
                        ["type": "Percent", "value": 100, "periodSeconds": 15],
                    ])
            }
            behavior.changeObject("scaleDown") { rules in
                rules.setDefault("selectPolicy", "Max")
                rules.setDefault("policies", [["type": "Percent", "value": 100, "periodSeconds": 15]])
            }
        }
    }

    func prepareForCreate(_ object: inout JSONValue) {
        object["status"] = nil
    }

    func validate(_ object: JSONValue) -> [FieldError] {
        let spec = object["spec"] ?? [:]
        let minimum = spec["minReplicas"]?.integerValue
        let maximum = spec.number("maxReplicas")
        var errors: [FieldError] = []
        if let minimum, minimum < 1 {
            errors.append(.invalid("spec.minReplicas", .integer(minimum), "must be greater than or equal to 1"))
        }
        if maximum < 1 { errors.append(.required("spec.maxReplicas", "must be set and greater than 0")) }
        if let minimum, maximum < minimum {
            errors.append(
                .invalid("spec.maxReplicas", .integer(maximum), "must be greater than or equal to `minReplicas`"))
        }
        errors += referenceErrors(spec["scaleTargetRef"] ?? [:], at: "spec.scaleTargetRef")
        errors += metricErrors(spec.items("metrics"), canBeZero: minimum == 0)
        if let behavior = spec["behavior"] {
            for direction in ["scaleUp", "scaleDown"] {
                errors += ruleErrors(behavior[direction] ?? [:], at: "spec.behavior.\(direction)")
            }
        }
        return errors
    }

    private func referenceErrors(_ reference: JSONValue, at path: String) -> [FieldError] {
        var errors = ["kind", "name"].filter { reference.text($0).isEmpty }.map {
            FieldError.required("\(path).\($0)")
        }
        if reference.text("apiVersion").isEmpty {
            errors.append(.invalid("\(path).apiVersion", "", "apiVersion must specify API group"))
        }
        return errors
    }

    private func metricErrors(_ metrics: [JSONValue], canBeZero: Bool) -> [FieldError] {
        var errors: [FieldError] = []
        var scalesFromZero = false
        for (index, metric) in metrics.enumerated() {
            let kind = metric.text("type")
            scalesFromZero = scalesFromZero || kind == "Object" || kind == "External"
            errors += MetricRule(path: "spec.metrics[\(index)]", metric: metric).errors
        }
        if canBeZero, !scalesFromZero {
            errors.append(
                .forbidden(
                    "spec.metrics",
                    "must specify at least one Object or External metric to support scaling to zero replicas"))
        }
        return errors
    }

    private func ruleErrors(_ rules: JSONValue, at path: String) -> [FieldError] {
        var errors: [FieldError] = []
        if let window = rules["stabilizationWindowSeconds"]?.integerValue {
            let place = "\(path).stabilizationWindowSeconds"
            if window < 0 { errors.append(.invalid(place, .integer(window), "must be greater than or equal to zero")) }
            if window > 3600 { errors.append(.invalid(place, .integer(window), "must be less than or equal to 3600")) }
        }
        let select = rules.text("selectPolicy")
        if !["Disabled", "Max", "Min"].contains(select) {
            errors.append(.notSupported("\(path).selectPolicy", .string(select), ["Disabled", "Max", "Min"]))
        }
        if rules.items("policies").isEmpty {
            errors.append(.required("\(path).policies", "must specify at least one Policy"))
        }
        for (index, policy) in rules.items("policies").enumerated() {
            errors += policyErrors(policy, at: "\(path).policies[\(index)]")
        }
        return errors
    }

    private func policyErrors(_ policy: JSONValue, at path: String) -> [FieldError] {
        var errors: [FieldError] = []
        if !["Percent", "Pods"].contains(policy.text("type")) {
            errors.append(.notSupported("\(path).type", .string(policy.text("type")), ["Percent", "Pods"]))
        }
        for field in ["value", "periodSeconds"] where policy.number(field) <= 0 {
            errors.append(.invalid("\(path).\(field)", .integer(policy.number(field)), "must be greater than zero"))
        }
        let period = policy.number("periodSeconds")
        if period > 1800 {
            errors.append(.invalid("\(path).periodSeconds", .integer(period), "must be less than or equal to 1800"))
        }
        return errors
    }
}
