import KubernetesAPI

/// The cells of an autoscaler's row.
struct AutoscalerCells {
    let object: JSONValue

    private static let metricsShown = 2

    func cells(name: JSONValue, age: JSONValue) -> [JSONValue] {
        let spec = object["spec"] ?? [:]
        let status = object["status"] ?? [:]
        let target = spec["scaleTargetRef"] ?? [:]
        return [
            name, .string("\(target.text("kind"))/\(target.text("name"))"),
            .string(metrics(spec.items("metrics"), status.items("currentMetrics"))),
            .string(spec["minReplicas"]?.text ?? "<unset>"), .integer(spec.number("maxReplicas")),
            .integer(status.number("currentReplicas")), age,
        ]
    }

    private func metrics(_ wanted: [JSONValue], _ current: [JSONValue]) -> String {
        guard !wanted.isEmpty else { return "<none>" }
        let texts = wanted.enumerated().map { index, metric in
            text(metric, index < current.count ? current[index] : [:])
        }
        guard texts.count > Self.metricsShown else { return texts.joined(separator: ", ") }
        return texts.prefix(Self.metricsShown).joined(separator: ", ") + " + \(texts.count - Self.metricsShown) more..."
    }

    private func text(_ metric: JSONValue, _ current: JSONValue) -> String {
        let fields = [
            "Resource": "resource", "ContainerResource": "containerResource", "Pods": "pods", "Object": "object",
            "External": "external",
        ]
        guard let field = fields[metric.text("type")] else { return "<unknown type>" }
        let source = metric[field] ?? [:]
        let target = source["target"] ?? [:]
        let now = current[field]?["current"] ?? [:]
        let quantity = { (value: JSONValue?) in value?.stringValue ?? "<unknown>" }
        switch metric.text("type") {
        case "Resource", "ContainerResource":
            let name = source.text("name")
            if let value = target["averageValue"] {
                return "\(name): \(quantity(now["averageValue"]))/\(quantity(value))"
            }
            let used = now["averageUtilization"].map { "\($0.text)%" } ?? "<unknown>"
            let wanted = target["averageUtilization"].map { "\($0.text)%" } ?? "<auto>"
            return "\(name): \(used)/\(wanted)"
        case "Pods": return "\(quantity(now["averageValue"]))/\(quantity(target["averageValue"]))"
        default:
            if let value = target["averageValue"] { return "\(quantity(now["averageValue"]))/\(quantity(value)) (avg)" }
            return "\(quantity(now["value"]))/\(quantity(target["value"]))"
        }
    }
}
