/// The `scale` subresource: how many replicas are wanted, how many there are, and which pods they are.
public struct Scale: WritableObject, Hashable {
    /// Its resource.
    public static let resource = ResourceName(group: "autoscaling", version: "v1", plural: "scale", kind: "Scale")

    /// Name, version and labels.
    public var metadata = Metadata()
    /// `spec.replicas`; the API leaves zero out.
    public var specReplicas: Int32 = 0
    /// `status.replicas`.
    public var statusReplicas: Int32 = 0
    /// `status.selector`, as text.
    public var selector = ""

    /// Makes an empty scale.
    public init() {}

    /// Reads one from JSON.
    public init(from reader: inout JSONReader) throws(JSONError) {
        try reader.object { (key, reader) throws(JSONError) in
            switch key {
            case "metadata": metadata = try Metadata(from: &reader)
            case "spec":
                try reader.object { (key, reader) throws(JSONError) in
                    if case "replicas" = key { specReplicas = try reader.int32() }
                }
            case "status":
                try reader.object { (key, reader) throws(JSONError) in
                    switch key {
                    case "replicas": statusReplicas = try reader.int32()
                    case "selector": selector = try reader.string()
                    case _: break
                    }
                }
            case _: break
            }
        }
    }

    /// The object as the API takes it.
    public var json: JSONValue {
        [
            "apiVersion": .string(Self.resource.apiVersion), "kind": .string(Self.resource.kind),
            "metadata": metadata.json, "spec": ["replicas": .integer(specReplicas)],
        ]
    }
}
