/// A pointer to an object, as Events and metrics carry it.
public struct ObjectReference: Hashable, Sendable {
    /// Group and version.
    public var apiVersion = ""
    /// The kind.
    public var kind = ""
    /// Empty for objects that have none.
    public var namespace = ""
    /// The name.
    public var name = ""
    /// The uid; empty if it does not matter which of that name.
    public var uid = ""
    /// The version; empty if it does not matter.
    public var resourceVersion = ""

    /// Makes a reference.
    public init(apiVersion: String, kind: String, namespace: String, name: String, uid: String = "") {
        self.apiVersion = apiVersion
        self.kind = kind
        self.namespace = namespace
        self.name = name
        self.uid = uid
    }

    /// Points to `object` as it is now.
    public init<Object: KubernetesObject>(_ object: Object) {
        apiVersion = Object.resource.apiVersion
        kind = Object.resource.kind
        namespace = object.metadata.namespace
        name = object.metadata.name
        uid = object.metadata.uid
        resourceVersion = object.metadata.resourceVersion
    }

    /// The reference as the API takes it; empty fields left out.
    public var json: JSONValue {
        let fields = [
            "apiVersion": apiVersion, "kind": kind, "namespace": namespace, "name": name, "uid": uid,
            "resourceVersion": resourceVersion,
        ]
        return .object(fields.filter { !$0.value.isEmpty }.mapValues(JSONValue.string))
    }
}

extension ObjectReference: JSONReadable {
    /// Reads a reference.
    public init(from reader: inout JSONReader) throws(JSONError) {
        try reader.object { (key, reader) throws(JSONError) in
            switch key {
            case "apiVersion": apiVersion = try reader.sharedString()
            case "kind": kind = try reader.sharedString()
            case "namespace": namespace = try reader.sharedString()
            case "name": name = try reader.string()
            case "uid": uid = try reader.string()
            case "resourceVersion": resourceVersion = try reader.string()
            case _: break
            }
        }
    }
}
