import KubernetesAPI

/// `autoscaling/v1` Scale of a Deployment, ReplicaSet or StatefulSet.
enum ScaleConversion {
    /// The Scale of `object`, as it is sent.
    static func scale(of object: JSONValue) -> JSONValue {
        let metadata = object["metadata"] ?? [:]
        var shown: JSONValue = [:]
        for field in ["name", "namespace", "uid", "resourceVersion", "creationTimestamp"] {
            shown[field] = metadata[field]
        }
        var spec: JSONValue = [:]
        let replicas = object[path: "spec", "replicas"]?.integerValue ?? 1
        if replicas != 0 { spec["replicas"] = .integer(replicas) }
        var status: JSONValue = ["replicas": .integer(object[path: "status", "replicas"]?.integerValue ?? 0)]
        let selector = SelectorRule.text(object[path: "spec", "selector"] ?? [:])
        if !selector.isEmpty { status["selector"] = .string(selector) }
        return [
            "kind": "Scale", "apiVersion": "autoscaling/v1", "metadata": shown, "spec": spec, "status": status,
        ]
    }

    /// The resource of Scale bodies.
    static let type = ResourceType(
        group: "autoscaling", version: "v1", name: "scales", kind: "Scale", singular: "scale", isNamespaced: true,
        verbs: [], shortNames: [], categories: [], storageHash: "", subresources: [])
}
