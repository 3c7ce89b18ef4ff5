import KubernetesAPI

/// The fields that objects of a kind can be selected by, besides name and namespace.
///
/// Source: the field label conversions of `pkg/apis/*/conversion.go`, Kubernetes 1.36.
enum SelectableFields {
    /// The fields of `type`; nil if it has none of its own.
    static func names(of type: ResourceType) -> Set<String>? {
        switch (type.group, type.kind) {
        case ("", "Pod"):
            [
                "spec.nodeName", "spec.restartPolicy", "spec.schedulerName", "spec.serviceAccountName",
                "spec.hostNetwork", "status.phase", "status.podIP", "status.podIPs", "status.nominatedNodeName",
            ]
        case ("", "Node"): ["spec.unschedulable"]
        case ("", "Namespace"): ["status.phase", "name"]
        case ("", "Secret"): ["type"]
        case ("", "Service"): ["spec.clusterIP", "spec.type"]
        case (_, "Event"):
            type.group.isEmpty
                ? Set(subject.map { "involvedObject.\($0)" } + ["reason", "reportingComponent", "source", "type"])
                : Set(subject.map { "regarding.\($0)" } + ["reason", "reportingController", "source", "type"])
        case ("apps", "ReplicaSet"): ["status.replicas"]
        default: nil
        }
    }

    private static let subject = ["kind", "namespace", "name", "uid", "apiVersion", "resourceVersion", "fieldPath"]

    /// The value of `field` as selectors compare it; empty if there is none.
    static func value(of field: String, in object: JSONValue, type: ResourceType?) -> String {
        if type?.kind == "Event" {
            switch field {
            case "source":
                let component = object[path: "source", "component"]?.stringValue ?? ""
                return component.isEmpty ? object.text("reportingComponent") : component
            case "reportingController": return object.text("reportingComponent")
            case let name where name.hasPrefix("regarding."):
                return object["involvedObject"]?.text(String(name.dropFirst("regarding.".count))) ?? ""
            default: break
            }
        }
        if type?.kind == "Namespace", field == "name" { return object[path: "metadata", "name"]?.stringValue ?? "" }
        var here: JSONValue? = object
        for key in field.split(separator: ".") { here = here?[String(key)] }
        switch here {
        case .string(let text)?: return text
        case .bool(let value)?: return value ? "true" : "false"
        case .number(let digits)?: return digits
        case nil, .null?, .array?, .object?:
            return ["spec.unschedulable", "spec.hostNetwork"].contains(field) ? "false" : ""
        }
    }
}
