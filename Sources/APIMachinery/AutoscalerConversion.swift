import KubernetesAPI

/// `autoscaling/v2` autoscalers as `autoscaling/v1` shows them: one CPU target, the rest in annotations.
///
/// Source: `pkg/apis/autoscaling/v1/conversion.go` of Kubernetes 1.36, and its recorded answers.
enum AutoscalerConversion {
    private static let behavior = "autoscaling.alpha.kubernetes.io/behavior"
    private static let metrics = "autoscaling.alpha.kubernetes.io/metrics"
    private static let currentMetrics = "autoscaling.alpha.kubernetes.io/current-metrics"
    private static let conditions = "autoscaling.alpha.kubernetes.io/conditions"

    static func toV1(_ object: inout JSONValue) {
        var spec = object["spec"] ?? [:]
        var others = spec.items("metrics")
        if let index = others.firstIndex(where: isCPU) {
            spec["targetCPUUtilizationPercentage"] = others[index][path: "resource", "target", "averageUtilization"]
            others.remove(at: index)
        }
        spec["metrics"] = nil
        if !others.isEmpty { annotate(&object, metrics, JSONValue.array(others).text) }
        if let rules = spec["behavior"] { annotate(&object, behavior, internalRules(rules)) }
        spec["behavior"] = nil
        object["spec"] = spec
        var status = object["status"] ?? [:]
        var current = status.items("currentMetrics")
        if let index = current.firstIndex(where: isCPU) {
            status["currentCPUUtilizationPercentage"] =
                current[index][path: "resource", "current", "averageUtilization"]
            current.remove(at: index)
        }
        if !current.isEmpty { annotate(&object, currentMetrics, JSONValue.array(current).text) }
        if !status.items("conditions").isEmpty {
            annotate(&object, conditions, JSONValue.array(status.items("conditions")).text)
        }
        status["currentMetrics"] = nil
        status["conditions"] = nil
        object["status"] = status
    }

    static func fromV1(_ object: inout JSONValue) {
        var spec = object["spec"] ?? [:]
        var all: [JSONValue] = []
        if let target = spec["targetCPUUtilizationPercentage"] {
            all.append([
                "type": "Resource",
                "resource": ["name": "cpu", "target": ["type": "Utilization", "averageUtilization": target]],
            ])
        }
        spec["targetCPUUtilizationPercentage"] = nil
        all += takeAnnotation(&object, metrics)?.arrayValue ?? []
        if let rules = takeAnnotation(&object, behavior) { spec["behavior"] = publicRules(rules) }
        if all.isEmpty {
            all.append([
                "type": "Resource",
                "resource": ["name": "cpu", "target": ["type": "Utilization", "averageUtilization": 80]],
            ])
        }
        spec["metrics"] = .array(all)
        object["spec"] = spec
        var status = object["status"] ?? [:]
        var current: [JSONValue] = []
        if let utilization = status["currentCPUUtilizationPercentage"] {
            current.append([
                "type": "Resource", "resource": ["name": "cpu", "current": ["averageUtilization": utilization]],
            ])
        }
        status["currentCPUUtilizationPercentage"] = nil
        current += takeAnnotation(&object, currentMetrics)?.arrayValue ?? []
        if !current.isEmpty { status["currentMetrics"] = .array(current) }
        if let list = takeAnnotation(&object, conditions) { status["conditions"] = list }
        object["status"] = status
    }

    private static func isCPU(_ metric: JSONValue) -> Bool {
        guard metric.text("type") == "Resource", metric[path: "resource", "name"] == "cpu" else { return false }
        return metric[path: "resource", "target", "averageUtilization"] != nil
            || metric[path: "resource", "current"] != nil
    }

    private static func annotate(_ object: inout JSONValue, _ key: String, _ text: String) {
        object.changeObject("metadata") { $0.changeObject("annotations") { $0[key] = .string(text) } }
    }

    private static func takeAnnotation(_ object: inout JSONValue, _ key: String) -> JSONValue? {
        guard let text = object[path: "metadata", "annotations", key]?.stringValue else { return nil }
        object.changeObject("metadata") { $0.changeObject("annotations") { $0[key] = nil } }
        return try? JSONValue(parsing: text)
    }

    /// The behaviour in the order and spelling of the server's internal type.
    private static func internalRules(_ behavior: JSONValue) -> String {
        let directions = [("ScaleUp", "scaleUp"), ("ScaleDown", "scaleDown")].map { name, key -> String in
            let rules = behavior[key] ?? [:]
            let policies = rules.items("policies").map { policy in
                "{\"Type\":\((policy["type"] ?? .null).text),\"Value\":\(policy.number("value")),"
                    + "\"PeriodSeconds\":\(policy.number("periodSeconds"))}"
            }
            return "\"\(name)\":{\"StabilizationWindowSeconds\":\((rules["stabilizationWindowSeconds"] ?? .null).text),"
                + "\"SelectPolicy\":\((rules["selectPolicy"] ?? .null).text),"
                + "\"Policies\":[\(policies.joined(separator: ","))],"
                + "\"Tolerance\":\((rules["tolerance"] ?? .null).text)}"
        }
        return "{\(directions.joined(separator: ","))}"
    }

    private static func publicRules(_ rules: JSONValue) -> JSONValue {
        switch rules {
        case .object(let members):
            var result: [String: JSONValue] = [:]
            for (key, value) in members where !value.isNull {
                result[key.prefix(1).lowercased() + key.dropFirst()] = publicRules(value)
            }
            return .object(result)
        case .array(let items): return .array(items.map(publicRules))
        case .null, .bool, .number, .string: return rules
        }
    }
}
