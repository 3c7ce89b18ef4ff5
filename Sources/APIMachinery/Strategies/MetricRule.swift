import KubernetesAPI
import Measures

/// What one metric of an autoscaler may say.
///
/// Source: `pkg/apis/autoscaling/validation` of Kubernetes 1.36.
struct MetricRule {
    let path: String
    let metric: JSONValue

    private static let kinds = [
        "ContainerResource": "containerResource", "External": "external", "Object": "object", "Pods": "pods",
        "Resource": "resource",
    ]

    var errors: [FieldError] {
        let kind = metric.text("type")
        guard !kind.isEmpty else { return [.required("\(path).type", "must specify a metric source type")] }
        guard let field = Self.kinds[kind] else {
            let unknown = FieldError.notSupported("\(path).type", .string(kind), Self.kinds.keys.sorted())
            return [unknown, unknown]  // upstream meets it twice
        }
        var errors: [FieldError] = []
        for (other, name) in Self.kinds.sorted(by: { $0.key < $1.key }) where other != kind && metric[name] != nil {
            errors.append(
                .forbidden("\(path).\(name)", "must populate the given metric source only"))
        }
        guard let source = metric[field] else {
            return errors + [
                .required("\(path).\(field)", "must populate information for the given metric source")
            ]
        }
        return errors + sourceErrors(kind, source, at: "\(path).\(field)")
    }

    private func sourceErrors(_ kind: String, _ source: JSONValue, at path: String) -> [FieldError] {
        let target = source["target"] ?? [:]
        let value = "\(path).target.value"
        let average = "\(path).target.averageValue"
        var errors: [FieldError] = []
        switch kind {
        case "Resource", "ContainerResource":
            if source.text("name").isEmpty { errors.append(.required("\(path).name", "must specify a resource name")) }
            if kind == "ContainerResource", source.text("container").isEmpty {
                errors.append(.required("\(path).container", "must specify a container"))
            }
            errors += targetErrors(target, at: "\(path).target")
            let utilization = "\(path).target.averageUtilization"
            if target["averageUtilization"] == nil, target["averageValue"] == nil {
                errors.append(.required(utilization, "must set either a target raw value or a target utilization"))
            }
            if target["averageUtilization"] != nil, target["averageValue"] != nil {
                errors.append(
                    .forbidden(average, "may not set both a target raw value and a target utilization"))
            }
        case "Pods":
            errors += nameErrors(source, at: path) + targetErrors(target, at: "\(path).target")
            if target["averageValue"] == nil {
                errors.append(.required(average, "must specify a positive target averageValue"))
            }
        case "Object":
            let subject = source["describedObject"] ?? [:]
            errors += ["kind", "name"].filter { subject.text($0).isEmpty }.map {
                .required("\(path).describedObject.\($0)")
            }
            errors += nameErrors(source, at: path) + targetErrors(target, at: "\(path).target")
            if target["value"] == nil, target["averageValue"] == nil {
                errors.append(.required(average, "must set either a target value or averageValue"))
            }
        default:
            errors += nameErrors(source, at: path) + targetErrors(target, at: "\(path).target")
            if target["value"] == nil, target["averageValue"] == nil {
                errors.append(.required(average, "must set either a target value for metric or a per-pod target"))
            }
            if target["value"] != nil, target["averageValue"] != nil {
                errors.append(
                    .forbidden(value, "may not set both a target value for metric and a per-pod target"))
            }
        }
        return errors
    }

    private func nameErrors(_ source: JSONValue, at path: String) -> [FieldError] {
        guard (source[path: "metric", "name"]?.stringValue ?? "").isEmpty else { return [] }
        return [.required("\(path).metric.name", "must specify a metric name")]
    }

    private func targetErrors(_ target: JSONValue, at path: String) -> [FieldError] {
        var errors: [FieldError] = []
        if target.text("type").isEmpty {
            errors.append(.required("\(path).type", "must specify a metric target type"))
        } else if !["Utilization", "Value", "AverageValue"].contains(target.text("type")) {
            errors.append(
                .invalid(
                    "\(path).type", .string(target.text("type")), "must be either Utilization, Value, or AverageValue"))
        }
        for field in ["value", "averageValue"] {
            // Decoded before, so it is a quantity.
            guard let text = target[field]?.stringValue, let quantity = try? Quantity(text), quantity.sign <= 0 else {
                continue
            }
            errors.append(.invalid("\(path).\(field)", .string(text), "must be positive"))
        }
        if let utilization = target["averageUtilization"]?.integerValue, utilization < 1 {
            errors.append(
                .invalid("\(path).averageUtilization", .integer(utilization), "must be greater than 0"))
        }
        return errors
    }
}
