import KubernetesAPI

/// Deployments: defaults, and what may not change.
struct DeploymentStrategy: KindStrategy {
    var hasGeneration: Bool { true }
    var countsAnnotations: Bool { true }
    var hasStatus: Bool { true }
    var ignoredByStatus: [[PathElement]] { [[.field("spec")], [.field("metadata"), .field("labels")]] }

    func setDefaults(_ object: inout JSONValue) {
        object.changeObject("spec") { spec in
            spec.setDefault("replicas", 1)
            spec.changeObject("strategy") { strategy in
                strategy.setDefault("type", "RollingUpdate")
                guard strategy.text("type") == "RollingUpdate" else { return }
                strategy.changeObject("rollingUpdate") { update in
                    update.setDefault("maxUnavailable", "25%")
                    update.setDefault("maxSurge", "25%")
                }
            }
            spec.setDefault("revisionHistoryLimit", 10)
            spec.setDefault("progressDeadlineSeconds", 600)
            PodTemplate.setDefaults(&spec)
        }
    }

    func validate(_ object: JSONValue) -> [FieldError] {
        let spec = object["spec"] ?? [:]
        var errors = PodTemplate.replicaErrors(spec) + PodTemplate.errors(spec)
        errors += strategyErrors(spec["strategy"] ?? [:])
        errors += NumberRule.nonNegative(spec, ["minReadySeconds", "revisionHistoryLimit"], at: "spec")
        if let deadline = spec["progressDeadlineSeconds"]?.integerValue {
            errors += NumberRule.nonNegative(spec, ["progressDeadlineSeconds"], at: "spec")
            if deadline <= spec.number("minReadySeconds") {
                errors.append(
                    .invalid("spec.progressDeadlineSeconds", .integer(deadline), "must be greater than minReadySeconds")
                )
            }
        }
        return errors
    }

    func validateUpdate(_ object: JSONValue, old: JSONValue) -> [FieldError] {
        validate(object) + PodTemplate.selectorErrors(object, old: old)
    }

    func validateStatusUpdate(_ object: JSONValue, old: JSONValue) -> [FieldError] {
        ReplicaStatus.errors(
            object["status"] ?? [:], order: ["replicas", "updatedReplicas", "readyReplicas", "availableReplicas"],
            needsObservedGeneration: true)
    }

    private func strategyErrors(_ strategy: JSONValue) -> [FieldError] {
        switch strategy.text("type") {
        case "Recreate":
            guard strategy["rollingUpdate"] != nil else { return [] }
            return [
                .forbidden(
                    "spec.strategy.rollingUpdate",
                    "may not be specified when strategy `type` is 'Recreate'")
            ]
        case "RollingUpdate":
            let update = strategy["rollingUpdate"] ?? [:]
            let errors = ["maxUnavailable", "maxSurge"].compactMap { Self.percentError(update[$0], field: $0) }
            guard Self.isZero(update["maxUnavailable"]), Self.isZero(update["maxSurge"]) else { return errors }
            return errors + [
                .invalid(
                    "spec.strategy.rollingUpdate.maxUnavailable", update["maxUnavailable"] ?? 0,
                    "may not be 0 when `maxSurge` is 0")
            ]
        default:
            return [
                .notSupported("spec.strategy.type", strategy["type"] ?? "", ["Recreate", "RollingUpdate"])
            ]
        }
    }

    /// What is wrong with a count that is a text: only a percentage may be one.
    private static func percentError(_ value: JSONValue?, field: String) -> FieldError? {
        guard let text = value?.stringValue else { return nil }
        let digits = text.utf8.dropLast()
        let isPercent = text.utf8.last == UInt8(ascii: "%") && !digits.isEmpty
        guard isPercent, digits.allSatisfy((UInt8(ascii: "0")...UInt8(ascii: "9")).contains) else {
            return .invalid(
                "spec.strategy.rollingUpdate.\(field)", .string(text),
                "a valid percent string must be a numeric string followed by an ending '%'")
        }
        return nil
    }

    private static func isZero(_ value: JSONValue?) -> Bool {
        value?.integerValue == 0 || value?.stringValue == "0%" || value?.stringValue == "0"
    }
}

/// Replica sets.
struct ReplicaSetStrategy: KindStrategy {
    var hasGeneration: Bool { true }
    var hasStatus: Bool { true }

    func setDefaults(_ object: inout JSONValue) {
        object.changeObject("spec") { spec in
            spec.setDefault("replicas", 1)
            PodTemplate.setDefaults(&spec)
        }
    }

    func validate(_ object: JSONValue) -> [FieldError] {
        let spec = object["spec"] ?? [:]
        return PodTemplate.replicaErrors(spec)
            + NumberRule.nonNegative(spec, ["minReadySeconds"], at: "spec") + PodTemplate.errors(spec)
    }

    func validateUpdate(_ object: JSONValue, old: JSONValue) -> [FieldError] {
        validate(object) + PodTemplate.selectorErrors(object, old: old)
    }

    func validateStatusUpdate(_ object: JSONValue, old: JSONValue) -> [FieldError] {
        ReplicaStatus.errors(
            object["status"] ?? [:],
            order: ["replicas", "fullyLabeledReplicas", "readyReplicas", "availableReplicas"],
            needsObservedGeneration: true)
    }
}

/// Stateful sets.
struct StatefulSetStrategy: KindStrategy {
    var hasGeneration: Bool { true }
    var hasStatus: Bool { true }

    func setDefaults(_ object: inout JSONValue) {
        object.changeObject("spec") { spec in
            spec.setDefault("podManagementPolicy", "OrderedReady")
            spec.changeObject("updateStrategy") { strategy in
                strategy.setDefault("type", "RollingUpdate")
                guard strategy.text("type") == "RollingUpdate" else { return }
                strategy.changeObject("rollingUpdate") { $0.setDefault("partition", 0) }
            }
            spec.changeObject("persistentVolumeClaimRetentionPolicy") { policy in
                policy.setDefault("whenDeleted", "Retain")
                policy.setDefault("whenScaled", "Retain")
            }
            spec.setDefault("replicas", 1)
            spec.setDefault("revisionHistoryLimit", 10)
            spec.changeItems("volumeClaimTemplates") { claim in
                claim.changeObject("spec") { $0.setDefault("volumeMode", "Filesystem") }
                claim.changeObject("status") { $0.setDefault("phase", "Pending") }
                claim["kind"] = "PersistentVolumeClaim"
                claim["apiVersion"] = "v1"
            }
            PodTemplate.setDefaults(&spec)
        }
    }

    func validate(_ object: JSONValue) -> [FieldError] {
        let spec = object["spec"] ?? [:]
        return PodTemplate.replicaErrors(spec) + PodTemplate.errors(spec)
    }

    func validateUpdate(_ object: JSONValue, old: JSONValue) -> [FieldError] {
        let mutable: Set<String> = [
            "replicas", "ordinals", "template", "updateStrategy", "revisionHistoryLimit",
            "persistentVolumeClaimRetentionPolicy", "minReadySeconds",
        ]
        let fixed = { (spec: JSONValue?) in (spec?.objectValue ?? [:]).filter { !mutable.contains($0.key) } }
        guard fixed(object["spec"]) != fixed(old["spec"]) else { return validate(object) }
        return validate(object) + [
            .forbidden(
                "spec",
                "updates to statefulset spec for fields other than 'replicas', 'ordinals', 'template', "
                    + "'updateStrategy', 'revisionHistoryLimit', 'persistentVolumeClaimRetentionPolicy' and "
                    + "'minReadySeconds' are forbidden"
            )
        ]
    }

    func validateStatusUpdate(_ object: JSONValue, old: JSONValue) -> [FieldError] {
        ReplicaStatus.errors(
            object["status"] ?? [:],
            order: ["replicas", "readyReplicas", "currentReplicas", "updatedReplicas", "availableReplicas"],
            needsObservedGeneration: false)
    }
}

/// Daemon sets.
struct DaemonSetStrategy: KindStrategy {
    var hasGeneration: Bool { true }
    var hasStatus: Bool { true }

    func setDefaults(_ object: inout JSONValue) {
        object.changeObject("spec") { spec in
            spec.changeObject("updateStrategy") { strategy in
                strategy.setDefault("type", "RollingUpdate")
                guard strategy.text("type") == "RollingUpdate" else { return }
                strategy.changeObject("rollingUpdate") { update in
                    update.setDefault("maxUnavailable", 1)
                    update.setDefault("maxSurge", 0)
                }
            }
            spec.setDefault("revisionHistoryLimit", 10)
            PodTemplate.setDefaults(&spec)
        }
    }

    func validate(_ object: JSONValue) -> [FieldError] {
        PodTemplate.errors(object["spec"] ?? [:])
    }

    func validateUpdate(_ object: JSONValue, old: JSONValue) -> [FieldError] {
        validate(object) + PodTemplate.selectorErrors(object, old: old)
    }
}
