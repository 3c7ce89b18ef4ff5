import KubernetesAPI
import Measures

/// The pod template and selector that workloads share.
enum PodTemplate {
    static func setDefaults(_ spec: inout JSONValue) {
        spec.changeObject("template") { template in
            template.changeObject("spec", PodDefaults.set)
        }
    }

    static func replicaErrors(_ spec: JSONValue) -> [FieldError] {
        NumberRule.nonNegative(spec, ["replicas"], at: "spec")
    }

    /// Selector, then labels, then the pod's spec.
    static func errors(_ spec: JSONValue) -> [FieldError] {
        var errors: [FieldError] = []
        let selector = spec["selector"].flatMap { $0.isNull ? Optional.none : $0 }
        if let selector {
            errors += SelectorRule.errors(selector, at: "spec.selector")
            if selector.texts("matchLabels").isEmpty, selector.items("matchExpressions").isEmpty {
                errors.append(.invalid("spec.selector", selector, "empty selector is invalid for deployment"))
            }
        } else {
            errors.append(.required("spec.selector"))
        }
        let labels = spec[path: "template", "metadata", "labels"]
        let matches = selector.map { SelectorRule.matches($0, labels ?? [:]) } ?? false
        if !matches {
            errors.append(
                .invalid(
                    "spec.template.metadata.labels", labels ?? .null, "`selector` does not match template `labels`"))
        }
        errors += MetadataRule.labelErrors(labels, at: "spec.template.metadata.labels")
        let podSpec = spec[path: "template", "spec"] ?? [:]
        errors += PodRule.specErrors(podSpec, at: "spec.template.spec")
        let policy = podSpec.text("restartPolicy")
        if policy != "Always" {
            errors.append(.notSupported("spec.template.spec.restartPolicy", .string(policy), ["Always"]))
        }
        return errors
    }

    static func selectorErrors(_ object: JSONValue, old: JSONValue) -> [FieldError] {
        let selector = object[path: "spec", "selector"] ?? .null
        guard selector != old[path: "spec", "selector"] ?? .null else { return [] }
        return [.invalid("spec.selector", selector, "field is immutable")]
    }
}

/// Bounds of numbers.
enum NumberRule {
    static func nonNegative(_ object: JSONValue, _ fields: [String], at path: String) -> [FieldError] {
        fields.compactMap { field in
            guard let number = object[field]?.integerValue, number < 0 else { return nil }
            return .invalid("\(path).\(field)", .integer(number), "must be greater than or equal to 0")
        }
    }
}

/// Counts of replicas in a status.
enum ReplicaStatus {
    /// None negative, none above `replicas`, available not above ready.
    static func errors(
        _ status: JSONValue, order: [String], needsObservedGeneration: Bool
    ) -> [FieldError] {
        let counted = (needsObservedGeneration ? ["observedGeneration"] : []) + order
        var errors = NumberRule.nonNegative(status, counted, at: "status")
        let replicas = status.number("replicas")
        let more = order.dropFirst()
        for field in more where status.number(field) > replicas {
            errors.append(
                .invalid("status.\(field)", .integer(status.number(field)), "cannot be greater than status.replicas"))
        }
        if status.number("availableReplicas") > status.number("readyReplicas") {
            errors.append(
                .invalid(
                    "status.availableReplicas", .integer(status.number("availableReplicas")),
                    "cannot be greater than readyReplicas"))
        }
        return errors
    }
}
