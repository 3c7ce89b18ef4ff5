public import Measures

/// What we keep of `metadata`.
public struct Metadata: Hashable, Sendable {
    /// Prefixes of annotations that are kept; the rest (a whole applied manifest among them) is only weight.
    public static let keptAnnotations = [
        "outrider.dev/", "prometheus.io/", "controller.kubernetes.io/", "deployment.kubernetes.io/",
    ]

    /// Unique in the namespace.
    public var name = ""
    /// Empty for objects that have none.
    public var namespace = ""
    /// Distinguishes two objects of one name.
    public var uid = ""
    /// Opaque: to be sent back, never compared as a number.
    public var resourceVersion = ""
    /// Changes with the spec.
    public var generation: Int64 = 0
    /// All labels.
    public var labels: [String: String] = [:]
    /// Annotations whose key begins with one of `keptAnnotations`.
    public var annotations: [String: String] = [:]
    /// When it was created.
    public var createdAt: Timestamp?
    /// When its deletion was asked for, plus grace; not nil while it terminates.
    public var deletedAt: Timestamp?
    /// The owner that controls it.
    public var controller: OwnerReference?
    /// Who owns `spec.replicas`, from managedFields.
    public var replicasManagers: [FieldManager] = []

    /// Makes the metadata of a new object.
    public init(
        name: String = "", namespace: String = "", labels: [String: String] = [:], annotations: [String: String] = [:]
    ) {
        self.name = name
        self.namespace = namespace
        self.labels = labels
        self.annotations = annotations
    }

    /// Namespace and name.
    public var key: ObjectKey {
        ObjectKey(namespace: namespace, name: name)
    }

    /// The fields that a client may set.
    public var json: JSONValue {
        var object: JSONValue = ["name": .string(name)]
        if !namespace.isEmpty { object["namespace"] = .string(namespace) }
        if !uid.isEmpty { object["uid"] = .string(uid) }
        if !resourceVersion.isEmpty { object["resourceVersion"] = .string(resourceVersion) }
        if !labels.isEmpty { object["labels"] = .object(labels.mapValues(JSONValue.string)) }
        if !annotations.isEmpty { object["annotations"] = .object(annotations.mapValues(JSONValue.string)) }
        return object
    }
}

extension Metadata: JSONReadable {
    /// Reads an object's `metadata`.
    public init(from reader: inout JSONReader) throws(JSONError) {
        self.init()
        try reader.object { (key, reader) throws(JSONError) in
            switch key {
            case "name": name = try reader.string()
            case "namespace": namespace = try reader.sharedString()
            case "uid": uid = try reader.string()
            case "resourceVersion": resourceVersion = try reader.string()
            case "generation": generation = try reader.int64()
            case "labels": labels = try reader.stringMap()
            case "annotations": annotations = try reader.keptAnnotations()
            case "creationTimestamp": createdAt = try reader.timestamp()
            case "deletionTimestamp": deletedAt = try reader.timestamp()
            case "ownerReferences":
                try reader.array { (reader) throws(JSONError) in
                    let owner = try OwnerReference(from: &reader)
                    if owner.isController { controller = owner }
                }
            case "managedFields":
                try reader.array { (reader) throws(JSONError) in
                    if let manager = try FieldManager.ofReplicas(from: &reader) { replicasManagers.append(manager) }
                }
            case _: break
            }
        }
    }
}

extension JSONReader {
    fileprivate mutating func keptAnnotations() throws(JSONError) -> [String: String] {
        var kept: [String: String] = [:]
        try object { (key, reader) throws(JSONError) in
            let text = reader.shared(key)
            if Metadata.keptAnnotations.contains(where: text.hasPrefix) { kept[text] = try reader.sharedString() }
        }
        return kept
    }
}
