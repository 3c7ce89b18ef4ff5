import Measures

/// What the API server refuses in an autoscaler, in its order and its words (spec 2.2).
///
/// Source: `pkg/apis/autoscaling/validation/validation.go`, Kubernetes 1.36.
public enum Validation {
    /// The faults of a spec, with its defaults filled in; none if it is accepted.
    ///
    /// - Parameters:
    ///   - spec: as it would be stored.
    ///   - allowsZero: whether 0 replicas may be the minimum: gate HPAScaleToZero, or it was 0 before.
    /// - Returns: paths begin with `spec`.
    public static func errors(in spec: ScalingSpec, allowsZero: Bool = false) -> [FieldError] {
        replicas(spec, allowsZero: allowsZero) + target(spec.scaleTargetRef) + metrics(spec)
            + rule(spec.behavior?.scaleUp, "spec.behavior.scaleUp")
            + rule(spec.behavior?.scaleDown, "spec.behavior.scaleDown")
    }

    /// The faults of an object's metadata; an absent part is empty, and a name is generated before.
    public static func errors(name: String, generateName: String, namespace: String) -> [FieldError] {
        var errors: [FieldError] = []
        if !generateName.isEmpty {
            errors += LabelSyntax.faults(ofSubdomain: withoutDashAtEnd(generateName)).map {
                .invalid("metadata.generateName", generateName, $0)
            }
        }
        if name.isEmpty {
            // Told even if there is a generateName: whoever generates does so before this check.
            errors.append(.required("metadata.name", "name or generateName is required"))
        } else {
            errors += LabelSyntax.faults(ofSubdomain: name).map { .invalid("metadata.name", name, $0) }
        }
        if namespace.isEmpty {
            errors.append(.required("metadata.namespace"))
        } else {
            errors += LabelSyntax.faults(ofDNSLabel: namespace).map { .invalid("metadata.namespace", namespace, $0) }
        }
        return errors
    }

    /// A prefix may end in a dash, since more comes after it; Kubernetes forgives the character before it as well.
    private static func withoutDashAtEnd(_ prefix: String) -> String {
        prefix.utf8.count > 1 && prefix.hasSuffix("-") ? prefix.dropLast(2) + "a" : prefix
    }

    private static func replicas(_ spec: ScalingSpec, allowsZero: Bool) -> [FieldError] {
        var errors: [FieldError] = []
        let bound: Int32 = allowsZero ? 0 : 1
        if let least = spec.minReplicas, least < bound {
            errors.append(.invalid("spec.minReplicas", least, "must be greater than or equal to \(bound)"))
        }
        let path = "spec.maxReplicas"
        if spec.maxReplicas == 0 {
            errors.append(.required(path, "must be set and greater than 0"))
        } else if spec.maxReplicas < 0 {
            errors.append(.invalid(path, spec.maxReplicas, "must be greater than or equal to 1"))
        }
        if let least = spec.minReplicas, spec.maxReplicas < least {
            errors.append(.invalid(path, spec.maxReplicas, "must be greater than or equal to `minReplicas`"))
        }
        return errors
    }

    private static func target(_ reference: ObjectReference) -> [FieldError] {
        NameRules.reference(
            reference, "spec.scaleTargetRef", allowsCoreGroup: reference.kind == "ReplicationController")
    }

    private static func metrics(_ spec: ScalingSpec) -> [FieldError] {
        var errors = spec.metrics.indices.flatMap { MetricValidation.errors(spec.metrics[$0], "spec.metrics[\($0)]") }
        if spec.minReplicas == 0 && !spec.canMeasureWithoutPods {
            errors.append(
                .forbidden(
                    "spec.metrics",
                    "must specify at least one Object or External metric to support scaling to zero replicas"))
        }
        return errors
    }

    private static func rule(_ rule: ScalingRule?, _ path: String) -> [FieldError] {
        guard let rule else { return [] }
        var errors: [FieldError] = []
        if let window = rule.stabilizationWindowSeconds {
            let field = "\(path).stabilizationWindowSeconds"
            if window < 0 { errors.append(.invalid(field, window, "must be greater than or equal to zero")) }
            if window > windowSecondsMax {
                errors.append(.invalid(field, window, "must be less than or equal to \(windowSecondsMax)"))
            }
        }
        let choices = ["Disabled", "Max", "Min"]
        if let choice = rule.selectPolicy, !choices.contains(choice) {
            errors.append(.notSupported("\(path).selectPolicy", choice, choices))
        }
        let limits = rule.policies ?? []
        if limits.isEmpty { errors.append(.required("\(path).policies", "must specify at least one Policy")) }
        for (index, limit) in limits.enumerated() { errors += self.limit(limit, "\(path).policies[\(index)]") }
        if let tolerance = rule.tolerance, tolerance.sign < 0 {
            errors.append(.invalid("\(path).tolerance", tolerance, "must be greater than or equal to 0"))
        }
        return errors
    }

    private static func limit(_ limit: ScalingRule.Limit, _ path: String) -> [FieldError] {
        var errors: [FieldError] = []
        let types = ["Percent", "Pods"]
        if !types.contains(limit.type) { errors.append(.notSupported("\(path).type", limit.type, types)) }
        if limit.value <= 0 { errors.append(.invalid("\(path).value", limit.value, "must be greater than zero")) }
        let period = "\(path).periodSeconds"
        if limit.periodSeconds <= 0 {
            errors.append(.invalid(period, limit.periodSeconds, "must be greater than zero"))
        }
        if limit.periodSeconds > periodSecondsMax {
            errors.append(
                .invalid(period, limit.periodSeconds, "must be less than or equal to \(periodSecondsMax)"))
        }
        return errors
    }

    /// The longest stabilisation window.
    static let windowSecondsMax: Int32 = 3_600
    /// The longest period of a limit.
    static let periodSecondsMax: Int32 = 1_800
}
