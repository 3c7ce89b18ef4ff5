import KubernetesAPI
import Measures

/// Pods.
struct PodStrategy: KindStrategy {
    var hasGeneration: Bool { true }
    var hasStatus: Bool { true }
    var ignoredByStatus: [[PathElement]] {
        [
            [.field("spec")], [.field("metadata"), .field("deletionTimestamp")],
            [.field("metadata"), .field("ownerReferences")],
        ]
    }

    private static let deletionCost = "controller.kubernetes.io/pod-deletion-cost"

    func setDefaults(_ object: inout JSONValue) {
        object.changeObject("spec") { spec in
            PodDefaults.set(&spec)
            PodDefaults.setRequests(&spec)
            spec.setDefault("enableServiceLinks", true)
        }
        object.change("status") { status in
            // The list of addresses and the single one are kept alike.
            if status.items("podIPs").isEmpty, let address = status["podIP"], address != "" {
                status["podIPs"] = [["ip": address]]
            }
        }
    }

    /// What the ServiceAccount, Priority and DefaultTolerationSeconds plugins add.
    func admit(_ object: inout JSONValue) {
        object.changeObject("spec") { spec in
            spec.setDefault("serviceAccountName", "default")
            spec["serviceAccount"] = spec["serviceAccountName"]
            spec.setDefault("priority", 0)
            spec.setDefault("preemptionPolicy", "PreemptLowerPriority")
            var tolerations = spec.items("tolerations")
            for key in ["node.kubernetes.io/not-ready", "node.kubernetes.io/unreachable"] {
                let isTolerated = tolerations.contains { toleration in
                    let sameKey = toleration.text("key") == key || toleration.text("key").isEmpty
                    return sameKey && ["NoExecute", ""].contains(toleration.text("effect"))
                }
                guard !isTolerated else { continue }
                tolerations.append([
                    "key": .string(key), "operator": "Exists", "effect": "NoExecute", "tolerationSeconds": 300,
                ])
            }
            spec["tolerations"] = .array(tolerations)
        }
    }

    func prepareForCreate(_ object: inout JSONValue) {
        object["status"] = ["phase": "Pending", "qosClass": .string(ServiceClass.of(object["spec"] ?? [:]))]
    }

    func validate(_ object: JSONValue) -> [FieldError] {
        PodRule.specErrors(object["spec"] ?? [:], at: "spec") + costErrors(object)
    }

    func validateUpdate(_ object: JSONValue, old: JSONValue) -> [FieldError] {
        let cost = costErrors(object)
        // Upstream checks the annotation twice on an update, and says both.
        var errors = cost + cost
        if frozen(object["spec"] ?? [:]) != frozen(old["spec"] ?? [:]) {
            errors.append(
                .forbidden(
                    "spec",
                    "pod updates may not change fields other than `spec.containers[*].image`,"
                        + "`spec.initContainers[*].image`,`spec.activeDeadlineSeconds`,`spec.tolerations` (only "
                        + "additions to existing tolerations),`spec.terminationGracePeriodSeconds` (allow it to be set "
                        + "to 1 if it was previously negative)"))
        }
        return errors
    }

    func validateSubresource(_ name: String, _ object: JSONValue, old: JSONValue) -> [FieldError] {
        let before = ServiceClass.of(old["spec"] ?? [:])
        guard name == "resize", ServiceClass.of(object["spec"] ?? [:]) != before else { return [] }
        return [.invalid("spec", .string(before), "Pod QOS Class may not change as a result of resizing")]
    }

    private func costErrors(_ object: JSONValue) -> [FieldError] {
        guard let cost = object[path: "metadata", "annotations", Self.deletionCost]?.stringValue,
            Int32(cost) == nil || cost.hasPrefix("+") || (cost.hasPrefix("0") && cost != "0")
        else { return [] }
        return [
            .invalid("metadata.annotations[\(Self.deletionCost)]", .string(cost), "must be a 32bit integer")
        ]
    }

    /// The spec without what may change.
    private func frozen(_ spec: JSONValue) -> JSONValue {
        var spec = spec
        for list in ["containers", "initContainers"] { spec.changeItems(list) { $0["image"] = nil } }
        spec["activeDeadlineSeconds"] = nil
        spec["tolerations"] = nil
        spec["schedulingGates"] = nil
        return spec
    }
}

/// The quality-of-service class of a pod.
enum ServiceClass {
    /// Guaranteed if every container's limits equal its requests for cpu and memory, BestEffort if there are none.
    static func of(_ spec: JSONValue) -> String {
        let containers = spec.items("containers") + spec.items("initContainers")
        var isBestEffort = true
        var isGuaranteed = true
        for container in containers {
            let requests = container[path: "resources", "requests"] ?? [:]
            let limits = container[path: "resources", "limits"] ?? [:]
            for name in ["cpu", "memory"] {
                if requests[name] != nil || limits[name] != nil { isBestEffort = false }
                if limits[name] == nil || requests[name] != limits[name] { isGuaranteed = false }
            }
        }
        return isBestEffort ? "BestEffort" : isGuaranteed ? "Guaranteed" : "Burstable"
    }
}
