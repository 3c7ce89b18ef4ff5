import KubernetesAPI
import Measures

/// Reads protobuf messages by the numbers in the schema.
struct ProtobufReader {
    /// The bytes are no message of the expected kind.
    struct Malformed: Error {}

    /// One field as it stands in the bytes.
    struct Record {
        var number: Int
        /// The value of a number.
        var varint: UInt64 = 0
        /// The content of a text or message.
        var bytes: ArraySlice<UInt8> = []

        var text: String { String(decoding: bytes, as: UTF8.self) }
    }

    let schema: Schema

    /// The object in `bytes`; unknown numbers are dropped.
    func object(_ bytes: ArraySlice<UInt8>, as structure: SchemaStructure) throws(Malformed) -> JSONValue {
        let fields = structure.fields.values.filter { !$0.wire.isEmpty }.map { (path: $0.wire[...], field: $0) }
        var object: [String: JSONValue] = [:]
        try read(bytes, fields: fields, into: &object, depth: 0)
        return .object(object)
    }

    private func read(
        _ bytes: ArraySlice<UInt8>, fields: [(path: ArraySlice<Int>, field: SchemaField)],
        into object: inout [String: JSONValue], depth: Int
    ) throws(Malformed) {
        guard depth < JSONValue.depthMax else { throw Malformed() }
        for record in try Self.records(bytes) {
            let found = fields.filter { $0.path.first == record.number }
            guard let (path, field) = found.first else { continue }
            if path.count > 1 {
                // JSON writes the members of this message among those of the outer one.
                let inner = found.map { (path: $0.path.dropFirst(), field: $0.field) }
                try read(record.bytes, fields: inner, into: &object, depth: depth + 1)
            } else {
                object[field.name] = try value(record, field.shape, before: object[field.name], depth: depth + 1)
            }
        }
    }

    private func value(
        _ record: Record, _ shape: Shape, before: JSONValue?, depth: Int
    ) throws(Malformed) -> JSONValue {
        switch shape {
        case .scalar(let scalar): return try self.scalar(record, scalar)
        case .structure(let name):
            var members = before?.objectValue ?? [:]
            let fields = schema.structure(name).fields.values.filter { !$0.wire.isEmpty }
            try read(record.bytes, fields: fields.map { ($0.wire[...], $0) }, into: &members, depth: depth)
            return .object(members)
        case .list(let element, _):
            return .array((before?.arrayValue ?? []) + [try value(record, element, before: nil, depth: depth)])
        case .map(let element, _):
            var members = before?.objectValue ?? [:]
            var (key, held) = ("", JSONValue?.none)
            for part in try Self.records(record.bytes) {
                if part.number == 1 { key = part.text }
                if part.number == 2 { held = try mapValue(part, element, depth: depth) }
            }
            members[key] = held ?? ""
            return .object(members)
        }
    }

    /// A list as the value of a map is a message with the items in field 1.
    private func mapValue(_ record: Record, _ element: Shape, depth: Int) throws(Malformed) -> JSONValue {
        guard case .list(let inner, _) = element else { return try value(record, element, before: nil, depth: depth) }
        var items: [JSONValue] = []
        for part in try Self.records(record.bytes) where part.number == 1 {
            items.append(try value(part, inner, before: nil, depth: depth))
        }
        return .array(items)
    }

    private func scalar(_ record: Record, _ scalar: Shape.Scalar) throws(Malformed) -> JSONValue {
        switch scalar {
        case .string: return .string(record.text)
        case .boolean: return .bool(record.varint != 0)
        case .int32, .int64: return .integer(Int64(bitPattern: record.varint))
        case .bytes: return .string(Base64Text.text(record.bytes))
        case .quantity: return .string(try Self.records(record.bytes).first { $0.number == 1 }?.text ?? "0")
        case .anything:
            let raw = try Self.records(record.bytes).first { $0.number == 1 }?.bytes ?? []
            guard let json = try? JSONValue(parsing: raw) else { throw Malformed() }
            return json
        case .intOrString:
            let parts = try Self.records(record.bytes)
            let isText = parts.first { $0.number == 1 }?.varint == 1
            guard !isText else { return .string(parts.first { $0.number == 3 }?.text ?? "") }
            return .integer(Int64(bitPattern: parts.first { $0.number == 2 }?.varint ?? 0))
        case .time, .microTime:
            let parts = try Self.records(record.bytes)
            guard !parts.isEmpty else { return .null }
            let seconds = Int64(bitPattern: parts.first { $0.number == 1 }?.varint ?? 0)
            let nanoseconds = Int64(bitPattern: parts.first { $0.number == 2 }?.varint ?? 0)
            // The range of a Timestamp is wider than any time that a client has.
            guard (-9_000_000_000...9_000_000_000).contains(seconds), (0..<1_000_000_000).contains(nanoseconds) else {
                throw Malformed()
            }
            let instant = Timestamp(nanoseconds: seconds * 1_000_000_000 + nanoseconds)
            return .string(instant.text(scalar == .time ? .seconds : .microseconds))
        }
    }

    /// The fields of a message, in order.
    static func records(_ bytes: ArraySlice<UInt8>) throws(Malformed) -> [Record] {
        var records: [Record] = []
        var rest = bytes
        while !rest.isEmpty {
            let tag = try varint(&rest)
            guard let number = Int(exactly: tag >> 3), number > 0 else { throw Malformed() }
            switch tag & 7 {
            case 0: records.append(Record(number: number, varint: try varint(&rest)))
            case 1: try skip(8, &rest)
            case 2:
                guard let length = Int(exactly: try varint(&rest)), length <= rest.count else { throw Malformed() }
                records.append(Record(number: number, bytes: rest.prefix(length)))
                rest = rest.dropFirst(length)
            case 5: try skip(4, &rest)
            default: throw Malformed()
            }
        }
        return records
    }

    /// None of our fields has a fixed width.
    private static func skip(_ count: Int, _ rest: inout ArraySlice<UInt8>) throws(Malformed) {
        guard rest.count >= count else { throw Malformed() }
        rest = rest.dropFirst(count)
    }

    private static func varint(_ rest: inout ArraySlice<UInt8>) throws(Malformed) -> UInt64 {
        var value: UInt64 = 0
        for shift in stride(from: UInt64(0), to: 64, by: 7) {
            guard let byte = rest.popFirst() else { throw Malformed() }
            value |= UInt64(byte & 0x7f) << shift
            if byte < 0x80 { return value }
        }
        throw Malformed()
    }
}
