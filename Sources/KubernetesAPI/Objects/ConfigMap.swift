/// A ConfigMap of text.
public struct ConfigMap: WritableObject, Hashable {
    /// Its resource.
    public static let resource = ResourceName.configMaps

    /// Name, version and labels.
    public var metadata = Metadata()
    /// Its entries.
    public var data: [String: String] = [:]

    /// Makes an empty ConfigMap.
    public init() {}

    /// Reads one from JSON.
    public init(from reader: inout JSONReader) throws(JSONError) {
        try reader.object { (key, reader) throws(JSONError) in
            switch key {
            case "metadata": metadata = try Metadata(from: &reader)
            case "data": data = try reader.stringMap()
            case _: break
            }
        }
    }

    /// The object as the API takes it.
    public var json: JSONValue {
        [
            "apiVersion": .string(Self.resource.apiVersion), "kind": .string(Self.resource.kind),
            "metadata": metadata.json, "data": .object(data.mapValues(JSONValue.string)),
        ]
    }
}
