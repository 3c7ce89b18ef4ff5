import KubernetesAPI
import Measures

/// What a pod's spec may hold: the checks that a scaler's users meet, not all of upstream's.
///
/// Source: texts of `pkg/apis/core/validation` of Kubernetes 1.36.
enum PodRule {
    static func specErrors(_ spec: JSONValue, at path: String) -> [FieldError] {
        var errors: [FieldError] = []
        let containers = spec.items("containers")
        if containers.isEmpty { errors.append(.required("\(path).containers")) }
        var names: Set<String> = []
        for (list, field) in [(containers, "containers"), (spec.items("initContainers"), "initContainers")] {
            for (index, container) in list.enumerated() {
                let place = "\(path).\(field)[\(index)]"
                errors += containerErrors(container, at: place)
                let name = container.text("name")
                if !name.isEmpty, !names.insert(name).inserted {
                    errors.append(.duplicate("\(place).name", .string(name)))
                }
            }
        }
        let policy = spec.text("restartPolicy")
        if !["Always", "OnFailure", "Never"].contains(policy) {
            errors.append(
                .notSupported("\(path).restartPolicy", .string(policy), ["Always", "OnFailure", "Never"]))
        }
        if let grace = spec["terminationGracePeriodSeconds"]?.integerValue, grace < 0 {
            errors += NumberRule.nonNegative(spec, ["terminationGracePeriodSeconds"], at: path)
        }
        return errors
    }

    private static func containerErrors(_ container: JSONValue, at path: String) -> [FieldError] {
        var errors: [FieldError] = []
        let name = container.text("name")
        if name.isEmpty {
            errors.append(.required("\(path).name"))
        } else {
            errors += LabelSyntax.faults(ofDNSLabel: name).map { .invalid("\(path).name", .string(name), $0) }
        }
        if container.text("image").isEmpty { errors.append(.required("\(path).image")) }
        for (index, port) in container.items("ports").enumerated() {
            let number = port.number("containerPort")
            guard !(1...65535).contains(number) else { continue }
            errors.append(
                .invalid(
                    "\(path).ports[\(index)].containerPort", .integer(number),
                    "must be between 1 and 65535, inclusive"))
        }
        return errors + resourceErrors(container["resources"] ?? [:], at: "\(path).resources")
    }

    private static func resourceErrors(_ resources: JSONValue, at path: String) -> [FieldError] {
        let limits = resources["limits"]?.objectValue ?? [:]
        return (resources["requests"]?.objectValue ?? [:]).sorted { $0.key < $1.key }.compactMap { name, request in
            // Decoded before, so they are quantities.
            guard let limit = limits[name], let wanted = try? Quantity(request.stringValue ?? ""),
                let most = try? Quantity(limit.stringValue ?? ""), wanted > most
            else { return nil }
            return .invalid(
                "\(path).requests", request, "must be less than or equal to \(name) limit of \(most.description)")
        }
    }
}
