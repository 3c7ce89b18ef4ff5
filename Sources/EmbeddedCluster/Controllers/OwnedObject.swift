import KubernetesAPI
import Measures

/// What controllers read of any object's metadata.
extension JSONValue {
    /// Namespace and name.
    var key: ObjectKey { ObjectKey(namespace: namespace, name: name) }

    /// `metadata.annotations`; values that are no text left out.
    var annotations: [String: String] {
        (self["metadata"]?["annotations"]?.objectValue ?? [:]).compactMapValues(\.stringValue)
    }

    /// One annotation.
    func annotation(_ name: String) -> String? {
        self["metadata"]?["annotations"]?[name]?.stringValue
    }

    /// `metadata.creationTimestamp`.
    var createdAt: Timestamp? { self["metadata"]?["creationTimestamp"]?.stringValue.flatMap { Timestamp($0) } }

    /// Whether somebody asked to delete it.
    var isTerminating: Bool { self["metadata"]?["deletionTimestamp"]?.stringValue != nil }

    /// `metadata.generation`; 0 if it has none.
    var generation: Int64 { self["metadata"]?["generation"]?.integerValue ?? 0 }

    /// `metadata.finalizers`.
    var finalizers: [String] {
        (self["metadata"]?["finalizers"]?.arrayValue ?? []).compactMap(\.stringValue)
    }

    /// The uids in `metadata.ownerReferences`.
    var ownerUIDs: [String] {
        (self["metadata"]?["ownerReferences"]?.arrayValue ?? []).compactMap { $0["uid"]?.stringValue }
    }

    /// The owner reference that says `controller: true`.
    var controllerReference: JSONValue? {
        self["metadata"]?["ownerReferences"]?.arrayValue?.first { $0["controller"]?.boolValue ?? false }
    }

    /// A reference by which a dependent names this object as its controller.
    func reference(apiVersion: String, kind: String) -> JSONValue {
        [
            "apiVersion": .string(apiVersion), "kind": .string(kind), "name": .string(name), "uid": .string(uid),
            "controller": true, "blockOwnerDeletion": true,
        ]
    }

    /// A count under `status`; 0 if it is not there, as the API leaves zeros out.
    func statusCount(_ member: String) -> Int {
        Int(self["status"]?[member]?.integerValue ?? 0)
    }

    /// `spec.replicas`; 1 if it is not there, which is the API's default.
    var specReplicas: Int { Int(self["spec"]?["replicas"]?.integerValue ?? 1) }

    /// Sets one annotation in place; nil removes it.
    mutating func setAnnotation(_ name: String, _ value: String?) {
        var annotations = self["metadata"]?["annotations"] ?? [:]
        annotations[name] = value.map(JSONValue.string)
        setMetadata("annotations", annotations)
    }

    /// The same object with another status.
    func with(status: JSONValue) -> JSONValue {
        var copy = self
        copy["status"] = status
        return copy
    }

    /// The condition `type` of `status.conditions`.
    func condition(_ type: String) -> JSONValue? {
        self["status"]?["conditions"]?.arrayValue?.first { $0["type"]?.stringValue == type }
    }
}
