import KubernetesAPI
import Measures

/// Bodies in the server's protobuf encoding, which kubectl and typed clients send.
///
/// Four magic bytes, then a `runtime.Unknown`: the kind, and the object in the message of that kind.
enum ProtobufBody {
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
            let parts = type.version.split(separator: "/").map(String.init)
            let structure = Schema.builtIn.kind(
                group: parts.count > 1 ? parts[0] : "", version: parts.last ?? "", kind: type.kind)
            guard let structure else { throw ProtobufReader.Malformed() }
            var object = try ProtobufReader(schema: .builtIn).object(raw, as: structure)
            object["kind"] = .string(type.kind)
            object["apiVersion"] = .string(type.version)
            return object
        } catch {
            throw .badRequest(refusal + "couldn't decode the protobuf body")
        }
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
