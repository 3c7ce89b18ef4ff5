import Measures

/// What the API server refuses in the names that a spec holds (spec 2.3).
enum NameRules {
    /// A name that becomes part of a URL's path.
    static func pathSegment(_ text: String, _ field: String) -> [FieldError] {
        if text == "." || text == ".." { return [.invalid(field, text, "may not be '\(text)'")] }
        return ["/", "%"].filter { text.contains($0) }.map { .invalid(field, text, "may not contain '\($0)'") }
    }

    /// A reference to another object.
    static func reference(_ reference: ObjectReference, _ path: String, allowsCoreGroup: Bool) -> [FieldError] {
        var errors: [FieldError] = []
        for (text, field) in [(reference.kind, "\(path).kind"), (reference.name, "\(path).name")] {
            errors += text.isEmpty ? [.required(field)] : pathSegment(text, field)
        }
        let field = "\(path).apiVersion"
        do {
            if try reference.group().isEmpty && !allowsCoreGroup {
                errors.append(.invalid(field, reference.apiVersion, "apiVersion must specify API group"))
            }
        } catch {
            errors.append(.invalid(field, reference.apiVersion, error.description))
        }
        return errors
    }

    /// A metric of an API.
    static func metric(_ metric: MetricSpec.Identifier, _ path: String) -> [FieldError] {
        metric.name.isEmpty
            ? [.required("\(path).name", "must specify a metric name")] : pathSegment(metric.name, "\(path).name")
    }

    /// A resource that a container can ask for.
    ///
    /// Source: `ValidateContainerResourceName` of `pkg/apis/core/validation`, Kubernetes 1.36.
    static func containerResource(_ name: String, _ field: String) -> [FieldError] {
        var errors: [FieldError] = LabelSyntax.faults(ofQualifiedName: name).map { .invalid(field, name, $0) }
        if !name.contains("/") {
            let isQuota = isHugePages(name) || name.hasPrefix("requests.hugepages-")
            if errors.isEmpty && !standardResources.contains(name) && !isQuota {
                errors.append(.invalid(field, name, "must be a standard resource type or fully qualified"))
            }
            if !["cpu", "memory", "ephemeral-storage"].contains(name) && !isHugePages(name) {
                errors.append(.invalid(field, name, "must be a standard resource for containers"))
            }
        } else if !name.contains("kubernetes.io/") && !isExtended(name) {
            errors.append(.invalid(field, name, "doesn't follow extended resource name standard"))
        }
        return errors
    }

    private static func isHugePages(_ name: String) -> Bool {
        name.hasPrefix("hugepages-")
    }

    /// Fully qualified, and still a name with `requests.` in front, as quotas have it.
    private static func isExtended(_ name: String) -> Bool {
        !name.hasPrefix("requests.") && LabelSyntax.faults(ofQualifiedName: "requests.\(name)").isEmpty
    }

    private static let standardResources: Set<String> = [
        "cpu", "memory", "ephemeral-storage", "requests.cpu", "requests.memory", "requests.ephemeral-storage",
        "limits.cpu", "limits.memory", "limits.ephemeral-storage", "pods", "resourcequotas", "services",
        "replicationcontrollers", "secrets", "persistentvolumeclaims", "configmaps", "services.nodeports",
        "services.loadbalancers", "storage", "requests.storage",
    ]
}
