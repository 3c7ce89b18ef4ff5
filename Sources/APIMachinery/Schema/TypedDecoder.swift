import KubernetesAPI
import Measures

/// Reads JSON into a structure of the schema and writes it back as the server would: unknown fields dropped, zeros left
/// out or spelled out, quantities and times canonical.
///
/// The same rules as Go's JSON tags: `omitempty` drops zeros of plain fields and keeps those behind pointers.
struct TypedDecoder {
    /// A value of the wrong type, in the words of Go's decoder.
    struct Mismatch: Error, Hashable {
        var message: String
    }

    let schema: Schema
    /// Paths of fields that the structures do not have, such as `spec.containers[0].imag`, in key order.
    private(set) var unknownFields: [String] = []
    /// Whether lists and maps that are there but empty stay, as they do in memory until an object is written.
    let keepsEmpties: Bool

    init(schema: Schema = .builtIn, keepsEmpties: Bool = false) {
        self.schema = schema
        self.keepsEmpties = keepsEmpties
    }

    /// Reads a whole object; `kind` and `apiVersion` are kept as they are.
    mutating func object(_ value: JSONValue, as structure: SchemaStructure) throws(Mismatch) -> JSONValue {
        guard case .object(var members) = value else {
            throw Mismatch(
                message: "json: cannot unmarshal \(Self.word(for: value)) into Go value of type v1.\(structure.name)")
        }
        let kind = members.removeValue(forKey: "kind")
        let version = members.removeValue(forKey: "apiVersion")
        var result = try read(.object(members), as: structure, at: "")
        if let kind, !kind.isNull { result["kind"] = kind }
        if let version, !version.isNull { result["apiVersion"] = version }
        return result
    }

    private mutating func read(
        _ value: JSONValue, as structure: SchemaStructure, at path: String
    ) throws(Mismatch) -> JSONValue {
        guard case .object(let members) = value else {
            throw mismatch(value, structure.name, path, "v1.\(structure.name)")
        }
        var result: [String: JSONValue] = [:]
        for key in members.keys.sorted() where structure.fields[key] == nil {
            unknownFields.append(path.isEmpty ? key : "\(path).\(key)")
        }
        for (key, field) in structure.fields {
            let inner = path.isEmpty ? key : "\(path).\(key)"
            let given = members[key] ?? .null
            var read: JSONValue?
            if !given.isNull { read = try self.read(given, as: field.shape, of: structure.name, at: inner) }
            result[key] = try written(read, field: field, at: inner)
        }
        return .object(result)
    }

    /// What is written of a field that held `value` (nil: nothing).
    private mutating func written(
        _ value: JSONValue?, field: SchemaField, at path: String
    ) throws(Mismatch) -> JSONValue? {
        switch field.shape {
        case .scalar(let scalar):
            if field.isPointer { return value ?? absent(field) }
            let zero = Self.zero(of: scalar)
            if field.isAlwaysWritten || scalar == .time || scalar == .microTime || scalar == .quantity {
                return value ?? zero
            }
            return value == zero ? Self.nothing : value
        case .list, .map:
            let isEmpty = value.map { $0.arrayValue?.isEmpty ?? $0.objectValue?.isEmpty ?? true } ?? true
            guard isEmpty, !(keepsEmpties && value != nil) else { return value }
            return absent(field)
        case .structure(let name):
            if field.isPointer { return value ?? absent(field) }
            if let value { return value }
            return try read([:], as: schema.structure(name), at: path)
        }
    }

    /// No member; spelled out because `nil` alone could mean `JSONValue.null`.
    private static let nothing: JSONValue? = .none

    /// What stands for a value that is not there.
    private func absent(_ field: SchemaField) -> JSONValue? {
        field.isAlwaysWritten ? .some(.null) : .none
    }

    private mutating func read(
        _ value: JSONValue, as shape: Shape, of owner: String, at path: String
    ) throws(Mismatch) -> JSONValue {
        switch shape {
        case .scalar(let scalar):
            return try self.scalar(value, scalar, of: owner, at: path)
        case .structure(let name):
            return try read(value, as: schema.structure(name), at: path)
        case .list(let element, _):
            guard case .array(let items) = value else {
                throw mismatch(value, owner, path, "[]\(Self.goName(element))")
            }
            var result: [JSONValue] = []
            for (index, item) in items.enumerated() {
                let place = "\(path)[\(index)]"
                // Go reads null in a list of structures as the zero structure.
                let given: JSONValue = item.isNull && !Self.isScalar(element) ? [:] : item
                result.append(try read(given, as: element, of: owner, at: place))
            }
            return .array(result)
        case .map(let element, _):
            guard case .object(let members) = value else {
                throw mismatch(value, owner, path, "map[string]\(Self.goName(element))")
            }
            var result: [String: JSONValue] = [:]
            for key in members.keys.sorted() {
                guard let member = members[key] else { continue }
                // Go reads null as the zero value of the element.
                let given = member.isNull ? Self.zero(of: element) : member
                result[key] = try read(given, as: element, of: owner, at: "\(path).\(key)")
            }
            return .object(result)
        }
    }

    private func scalar(
        _ value: JSONValue, _ scalar: Shape.Scalar, of owner: String, at path: String
    ) throws(Mismatch) -> JSONValue {
        switch scalar {
        case .anything: return value
        case .string:
            guard case .string = value else { throw mismatch(value, owner, path, "string") }
            return value
        case .boolean:
            guard case .bool = value else { throw mismatch(value, owner, path, "bool") }
            return value
        case .int32:
            guard let number = value.integerValue, Int32(exactly: number) != nil else {
                throw mismatch(value, owner, path, "int32")
            }
            return .integer(number)
        case .int64:
            guard let number = value.integerValue else { throw mismatch(value, owner, path, "int64") }
            return .integer(number)
        case .quantity: return try quantity(value)
        case .intOrString:
            if case .string = value { return value }
            guard let number = value.integerValue, Int32(exactly: number) != nil else {
                throw mismatch(value, owner, path, "int32")
            }
            return .integer(number)
        case .time: return try time(value, owner, path)
        case .microTime: return try microTime(value, owner, path)
        case .bytes: return try Base64Text.checked(value, or: mismatch(value, owner, path, "[]uint8"))
        }
    }

    private func quantity(_ value: JSONValue) throws(Mismatch) -> JSONValue {
        let text: String
        switch value {
        case .string(let string): text = string
        case .number(let digits): text = digits
        case .null, .bool, .array, .object: text = ""
        }
        guard let quantity = try? Quantity(text) else {
            throw Mismatch(
                message: "quantities must match the regular expression "
                    + "'^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'")
        }
        return .string(quantity.description)
    }

    private func time(_ value: JSONValue, _ owner: String, _ path: String) throws(Mismatch) -> JSONValue {
        guard case .string(let text) = value else { throw mismatch(value, owner, path, "string") }
        guard let instant = Timestamp(text) else {
            throw Mismatch(
                message: "parsing time \(JSONValue.string(text).text) as \"2006-01-02T15:04:05Z07:00\": "
                    + "cannot parse \(JSONValue.string(text).text) as \"2006\"")
        }
        return .string(instant.text(.seconds))
    }

    /// Exactly six digits of fraction are taken.
    private func microTime(_ value: JSONValue, _ owner: String, _ path: String) throws(Mismatch) -> JSONValue {
        guard case .string(let text) = value else { throw mismatch(value, owner, path, "string") }
        let fraction = text.drop { $0 != "." }.dropFirst().prefix { $0.isASCII && $0.isNumber }
        guard fraction.count == 6, let instant = Timestamp(text) else {
            throw Mismatch(
                message: "parsing time \(JSONValue.string(text).text) as "
                    + "\"2006-01-02T15:04:05.000000Z07:00\": six digits of fraction are needed")
        }
        return .string(instant.text(.microseconds))
    }

    private func mismatch(_ value: JSONValue, _ owner: String, _ path: String, _ type: String) -> Mismatch {
        var plain = ""
        var depth = 0
        for character in path {  // Go names fields without list indices
            if character == "[" { depth += 1 }
            if depth == 0 { plain.append(character) }
            if character == "]" { depth -= 1 }
        }
        let structure = owner.split(separator: ".").last.map(String.init) ?? owner
        return Mismatch(
            message: "json: cannot unmarshal \(Self.word(for: value)) into Go struct field "
                + "\(structure).\(plain) of type \(type)")
    }

    private static func word(for value: JSONValue) -> String {
        switch value {
        case .null: "null"
        case .bool: "bool"
        case .number(let digits): digits.allSatisfy(\.isNumber) && digits.count < 10 ? "number" : "number \(digits)"
        case .string: "string"
        case .array: "array"
        case .object: "object"
        }
    }

    private static func isScalar(_ shape: Shape) -> Bool {
        if case .scalar = shape { true } else { false }
    }

    private static func goName(_ shape: Shape) -> String {
        switch shape {
        case .scalar(.int32): "int32"
        case .scalar(.int64): "int64"
        case .scalar(.boolean): "bool"
        case .scalar: "string"
        case .structure(let name): "v1.\(name)"
        case .list(let element, _): "[]\(goName(element))"
        case .map(let element, _): "map[string]\(goName(element))"
        }
    }

    private static func zero(of shape: Shape) -> JSONValue {
        switch shape {
        case .scalar(let scalar): zero(of: scalar)
        case .structure, .map: [:]
        case .list: []
        }
    }

    private static func zero(of scalar: Shape.Scalar) -> JSONValue {
        switch scalar {
        case .string: ""
        case .bytes: ""
        case .boolean: false
        case .int32, .int64, .intOrString: 0
        case .quantity: "0"
        case .time, .microTime, .anything: .null
        }
    }
}
