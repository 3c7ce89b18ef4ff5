import Measures

/// What the API server refuses in one metric (spec 2.4 and 2.5).
enum MetricValidation {
    static func errors(_ metric: MetricSpec, _ path: String) -> [FieldError] {
        var errors: [FieldError] = []
        let types = MetricType.allCases.map(\.rawValue)
        let type = MetricType(rawValue: metric.type)
        if metric.type.isEmpty { errors.append(.required("\(path).type", "must specify a metric source type")) }
        if type == nil { errors.append(.notSupported("\(path).type", metric.type, types)) }

        let present = Self.order.filter { metric.has($0) }
        if let first = present.first { errors += source(first, of: metric, path) }
        if let type {
            if !metric.has(type) {
                let text = "must populate information for the given metric source"
                errors.append(.required("\(path).\(type.field)", text))
            }
        } else {
            errors.append(.notSupported("\(path).type", metric.type, types))
        }
        if present.count != 1 {
            for other in present where other != type {
                errors.append(.forbidden("\(path).\(other.field)", "must populate the given metric source only"))
            }
        }
        return errors
    }

    /// Only the first source that is there is looked at.
    private static let order: [MetricType] = [.object, .external, .pods, .resource, .containerResource]

    private static func source(_ type: MetricType, of metric: MetricSpec, _ path: String) -> [FieldError] {
        let path = "\(path).\(type.field)"
        switch type {
        case .object: return metric.object.map { object($0, path) } ?? []
        case .external: return metric.external.map { external($0, path) } ?? []
        case .pods: return metric.pods.map { pods($0, path) } ?? []
        case .resource: return metric.resource.map { resource($0, path) } ?? []
        case .containerResource: return metric.containerResource.map { containerResource($0, path) } ?? []
        }
    }

    private static func object(_ source: MetricSpec.ObjectSource, _ path: String) -> [FieldError] {
        var errors = NameRules.reference(source.describedObject, "\(path).describedObject", allowsCoreGroup: true)
        errors += NameRules.metric(source.metric, "\(path).metric")
        errors += target(source.target, "\(path).target")
        if source.target.value == nil && source.target.averageValue == nil {
            errors.append(
                .required("\(path).target.averageValue", "must set either a target value or averageValue"))
        }
        return errors
    }

    private static func external(_ source: MetricSpec.ExternalSource, _ path: String) -> [FieldError] {
        var errors = NameRules.metric(source.metric, "\(path).metric") + target(source.target, "\(path).target")
        switch (source.target.value, source.target.averageValue) {
        case (nil, nil):
            errors.append(
                .required(
                    "\(path).target.averageValue",
                    "must set either a target value for metric or a per-pod target"))
        case (.some, .some):
            errors.append(
                .forbidden(
                    "\(path).target.value", "may not set both a target value for metric and a per-pod target"))
        case (.some, nil), (nil, .some): break
        }
        return errors
    }

    private static func pods(_ source: MetricSpec.PodsSource, _ path: String) -> [FieldError] {
        var errors = NameRules.metric(source.metric, "\(path).metric") + target(source.target, "\(path).target")
        if source.target.averageValue == nil {
            errors.append(.required("\(path).target.averageValue", "must specify a positive target averageValue"))
        }
        return errors
    }

    private static func resource(_ source: MetricSpec.ResourceSource, _ path: String) -> [FieldError] {
        (source.name.isEmpty ? [.required("\(path).name", "must specify a resource name")] : [])
            + target(source.target, "\(path).target") + pairing(source.target, "\(path).target")
    }

    private static func containerResource(
        _ source: MetricSpec.ContainerResourceSource, _ path: String
    ) -> [FieldError] {
        var errors: [FieldError] =
            source.name.isEmpty
            ? [.required("\(path).name", "must specify a resource name")]
            : NameRules.containerResource(source.name, "\(path).name")
        let field = "\(path).container"
        errors +=
            source.container.isEmpty
            ? [.required(field, "must specify a container")]
            : LabelSyntax.faults(ofDNSLabel: source.container).map { .invalid(field, source.container, $0) }
        return errors + target(source.target, "\(path).target") + pairing(source.target, "\(path).target")
    }

    /// Exactly one of the two ways to speak of a resource.
    private static func pairing(_ target: MetricTarget, _ path: String) -> [FieldError] {
        switch (target.averageUtilization, target.averageValue) {
        case (nil, nil):
            [
                .required(
                    "\(path).averageUtilization", "must set either a target raw value or a target utilization")
            ]
        case (.some, .some):
            [.forbidden("\(path).averageValue", "may not set both a target raw value and a target utilization")]
        case (.some, nil), (nil, .some): []
        }
    }

    private static func target(_ target: MetricTarget, _ path: String) -> [FieldError] {
        var errors: [FieldError] = []
        if target.type.isEmpty { errors.append(.required("\(path).type", "must specify a metric target type")) }
        if !["Utilization", "Value", "AverageValue"].contains(target.type) {
            errors.append(
                .invalid("\(path).type", target.type, "must be either Utilization, Value, or AverageValue"))
        }
        if let value = target.value, value.sign <= 0 {
            errors.append(.invalid("\(path).value", value, "must be positive"))
        }
        if let average = target.averageValue, average.sign <= 0 {
            errors.append(.invalid("\(path).averageValue", average, "must be positive"))
        }
        if let percent = target.averageUtilization, percent < 1 {
            errors.append(.invalid("\(path).averageUtilization", percent, "must be greater than 0"))
        }
        return errors
    }
}

extension MetricType {
    /// The name of the source's field.
    fileprivate var field: String {
        switch self {
        case .resource: "resource"
        case .containerResource: "containerResource"
        case .pods: "pods"
        case .object: "object"
        case .external: "external"
        }
    }
}

extension MetricSpec {
    fileprivate func has(_ type: MetricType) -> Bool {
        switch type {
        case .resource: resource != nil
        case .containerResource: containerResource != nil
        case .pods: pods != nil
        case .object: object != nil
        case .external: external != nil
        }
    }
}
