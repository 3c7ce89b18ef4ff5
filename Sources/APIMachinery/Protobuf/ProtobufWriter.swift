import KubernetesAPI
import Measures

/// Writes protobuf messages by the numbers in the schema; the mirror of `ProtobufReader`.
///
/// Zeros are left out: readers take a missing field for zero.
struct ProtobufWriter {
    let schema: Schema

    /// The message of an object.
    func message(_ object: JSONValue, as structure: SchemaStructure) -> [UInt8] {
        let fields = structure.fields.values.filter { !$0.wire.isEmpty }
        return message(object.objectValue ?? [:], fields: fields.map { (path: $0.wire[...], field: $0) })
    }

    private func message(
        _ members: [String: JSONValue], fields: [(path: ArraySlice<Int>, field: SchemaField)]
    ) -> [UInt8] {
        var out: [UInt8] = []
        let byNumber = Dictionary(grouping: fields) { $0.path.first ?? 0 }
        for (number, group) in byNumber.sorted(by: { $0.key < $1.key }) {
            if group[0].path.count > 1 {
                let inner = message(members, fields: group.map { (path: $0.path.dropFirst(), field: $0.field) })
                if !inner.isEmpty { Self.append(number, inner, to: &out) }
            } else if let value = members[group[0].field.name], !value.isNull {
                append(value, group[0].field.shape, number, to: &out)
            }
        }
        return out
    }

    private func append(_ value: JSONValue, _ shape: Shape, _ number: Int, to out: inout [UInt8]) {
        switch shape {
        case .scalar(let scalar): append(value, scalar, number, to: &out)
        case .structure(let name): Self.append(number, message(value, as: schema.structure(name)), to: &out)
        case .list(let element, _):
            for item in value.arrayValue ?? [] { append(item, element, number, to: &out) }
        case .map(let element, _):
            for (key, held) in (value.objectValue ?? [:]).sorted(by: { $0.key < $1.key }) {
                var entry: [UInt8] = []
                Self.append(1, Array(key.utf8), to: &entry)
                if case .list(let inner, _) = element {
                    var items: [UInt8] = []
                    for item in held.arrayValue ?? [] { append(item, inner, 1, to: &items) }
                    Self.append(2, items, to: &entry)
                } else {
                    append(held, element, 2, to: &entry)
                }
                Self.append(number, entry, to: &out)
            }
        }
    }

    private func append(_ value: JSONValue, _ scalar: Shape.Scalar, _ number: Int, to out: inout [UInt8]) {
        var inner: [UInt8] = []
        switch scalar {
        case .string: return Self.append(number, Array((value.stringValue ?? "").utf8), to: &out)
        case .bytes: return Self.append(number, Base64Text.bytes(value.stringValue ?? ""), to: &out)
        case .boolean: return Self.append(number, varint: value.boolValue == true ? 1 : 0, to: &out)
        case .int32, .int64:
            return Self.append(number, varint: UInt64(bitPattern: value.integerValue ?? 0), to: &out)
        case .quantity: Self.append(1, Array((value.stringValue ?? "").utf8), to: &inner)
        case .anything: Self.append(1, value.bytes, to: &inner)
        case .intOrString:
            Self.append(1, varint: value.stringValue == nil ? 0 : 1, to: &inner)
            Self.append(2, varint: UInt64(bitPattern: value.integerValue ?? 0), to: &inner)
            Self.append(3, Array((value.stringValue ?? "").utf8), to: &inner)
        case .time, .microTime:
            guard let instant = Timestamp(value.stringValue ?? "") else { return }
            let nanoseconds = instant.nanoseconds - instant.cutToSecond.nanoseconds
            Self.append(1, varint: UInt64(bitPattern: instant.wholeSeconds), to: &inner)
            Self.append(2, varint: UInt64(bitPattern: nanoseconds), to: &inner)
        }
        Self.append(number, inner, to: &out)
    }

    /// A length-delimited field.
    static func append(_ number: Int, _ bytes: [UInt8], to out: inout [UInt8]) {
        append(varint: UInt64(number) << 3 | 2, to: &out)
        append(varint: UInt64(bytes.count), to: &out)
        out.append(contentsOf: bytes)
    }

    private static func append(_ number: Int, varint: UInt64, to out: inout [UInt8]) {
        append(varint: UInt64(number) << 3, to: &out)
        append(varint: varint, to: &out)
    }

    private static func append(varint: UInt64, to out: inout [UInt8]) {
        var rest = varint
        while rest >= 0x80 {
            out.append(UInt8(rest & 0x7f) | 0x80)
            rest >>= 7
        }
        out.append(UInt8(rest))
    }
}
