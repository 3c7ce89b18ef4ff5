public import KubernetesAPI

/// Bodies in the server's protobuf encoding, which kubectl and typed clients send.
///
/// Four magic bytes, then a `runtime.Unknown`: the kind, and the object in the message of that kind.
public enum ProtobufBody {
    private static let magic: [UInt8] = [0x6b, 0x38, 0x73, 0]

    /// The object in `bytes`, as JSON would write it.
    ///
    /// - Throws: 400 for bytes that are no such body, and for kinds that we do not have.
    static func value(_ bytes: [UInt8], expecting kind: String) throws(StatusError) -> JSONValue {
        let refusal = "the object provided is unrecognized (must be of type \(kind)): "
        do throws(ProtobufReader.Malformed) {
            guard bytes.starts(with: magic) else { throw ProtobufReader.Malformed() }
            var type: (version: String, kind: String) = ("", "")
            var raw: ArraySlice<UInt8> = []
            for record in try ProtobufReader.records(bytes.dropFirst(magic.count)) {
                switch record.number {
                case 1: type = try typeMeta(record.bytes)
                case 2: raw = record.bytes
                default: continue  // content encoding and type: there is only one of each
                }
            }
            guard let structure = structure(version: type.version, kind: type.kind) else {
                throw ProtobufReader.Malformed()
            }
            var object = try ProtobufReader(schema: .builtIn).object(raw, as: structure)
            object["kind"] = .string(type.kind)
            object["apiVersion"] = .string(type.version)
            return object
        } catch {
            throw .badRequest(refusal + "couldn't decode the protobuf body")
        }
    }

    /// An object, or a list of objects with `items`, as clients that accept protobuf read it.
    ///
    /// - Returns: nil for kinds that we have no numbers for, tables among them; JSON must do.
    public static func bytes(_ object: JSONValue) -> [UInt8]? {
        let version = object.text("apiVersion")
        let kind = object.text("kind")
        let writer = ProtobufWriter(schema: .builtIn)
        var raw: [UInt8] = []
        if let structure = structure(version: version, kind: kind) {
            raw = writer.message(object, as: structure)
        } else {
            guard kind.hasSuffix("List"), let item = structure(version: version, kind: String(kind.dropLast(4)))
            else { return nil }
            let metadata = writer.message(object["metadata"] ?? [:], as: Schema.builtIn.structure("ListMeta"))
            ProtobufWriter.append(1, metadata, to: &raw)
            for member in object.items("items") { ProtobufWriter.append(2, writer.message(member, as: item), to: &raw) }
        }
        var type: [UInt8] = []
        ProtobufWriter.append(1, Array(version.utf8), to: &type)
        ProtobufWriter.append(2, Array(kind.utf8), to: &type)
        var body = magic
        ProtobufWriter.append(1, type, to: &body)
        ProtobufWriter.append(2, raw, to: &body)
        return body
    }

    private static func structure(version: String, kind: String) -> SchemaStructure? {
        let parts = version.split(separator: "/").map(String.init)
        return Schema.builtIn.kind(group: parts.count > 1 ? parts[0] : "", version: parts.last ?? "", kind: kind)
    }

    private static func typeMeta(
        _ bytes: ArraySlice<UInt8>
    ) throws(ProtobufReader.Malformed) -> (version: String, kind: String) {
        var type = (version: "", kind: "")
        for record in try ProtobufReader.records(bytes) {
            if record.number == 1 { type.version = record.text }
            if record.number == 2 { type.kind = record.text }
        }
        return type
    }
}
