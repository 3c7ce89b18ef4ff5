import KubernetesAPI

/// Reads bodies: media type, group and version, unknown and repeated fields.
struct BodyDecoder {
    /// What the body must be.
    let type: ResourceType
    let validation: FieldValidation

    /// A decoded body, in the version of the request.
    struct Decoded {
        /// With lists and maps that are empty but there.
        var object: JSONValue
        var warnings: [String]
    }

    private static let jsonTypes: Set<String> = ["", "application/json"]
    private static let yamlTypes: Set<String> = ["application/yaml", "application/x-yaml", "text/yaml"]
    private static let protobufType = "application/vnd.kubernetes.protobuf"

    /// Reads a whole object.
    func decode(_ body: RequestBody) throws(StatusError) -> Decoded {
        switch body {
        case .value(let value): return try typed(value, outline: nil)
        case .bytes(let bytes, let contentType):
            let media = (contentType ?? "").prefix { $0 != ";" }.lowercased().filter { $0 != " " }
            if Self.jsonTypes.contains(media) {
                let value = try Self.json(bytes, kind: type.kind)
                return try typed(value, outline: JSONOutline(of: bytes))
            }
            if Self.yamlTypes.contains(media) { return try typed(try YAMLText.value(bytes), outline: nil) }
            if media == Self.protobufType {
                return try typed(try ProtobufBody.value(bytes, expecting: type.kind), outline: nil)
            }
            throw StatusError(
                code: 415, reason: "UnsupportedMediaType",
                message: "the body of the request was in an unknown format - accepted media types include: "
                    + "application/json, application/yaml, application/vnd.kubernetes.protobuf")
        }
    }

    private static func json(_ bytes: [UInt8], kind: String) throws(StatusError) -> JSONValue {
        let refusal =
            "the object provided is unrecognized (must be of type \(kind)): couldn't get version/kind; "
            + "json parse error: "
        let value: JSONValue
        do {
            value = try JSONValue(parsing: bytes)
        } catch {
            throw .badRequest(refusal + error.reason)
        }
        guard value.objectValue != nil else { throw .badRequest(refusal + "expected an object") }
        return value
    }

    private func typed(_ value: JSONValue, outline: JSONOutline?) throws(StatusError) -> Decoded {
        var value = value
        try checkKind(&value)
        var decoder = TypedDecoder(keepsEmpties: true)
        let structure = try self.structure
        let object: JSONValue
        do {
            object = try decoder.object(value, as: structure)
        } catch {
            throw .badRequest("\(handled): \(error.message)")
        }
        let faults = Self.faults(decoder.unknownFields, outline)
        switch validation {
        case .ignore: return Decoded(object: object, warnings: [])
        case .warn: return Decoded(object: object, warnings: faults)
        case .strict:
            guard faults.isEmpty else {
                throw .badRequest("\(handled): strict decoding error: \(faults.joined(separator: ", "))")
            }
            return Decoded(object: object, warnings: [])
        }
    }

    private var structure: SchemaStructure {
        get throws(StatusError) {
            guard let structure = Schema.builtIn.kind(group: type.group, version: type.version, kind: type.kind) else {
                throw .internalError("no structure of \(type.groupVersion) \(type.kind)")
            }
            return structure
        }
    }

    private var handled: String {
        "\(type.kind) in version \"\(type.version)\" cannot be handled as a \(type.kind)"
    }

    /// Texts in the order of the request where it is known.
    static func faults(_ unknown: [String], _ outline: JSONOutline?) -> [String] {
        let repeated = outline?.duplicates ?? []
        var faults = unknown.map { (path: $0, text: "unknown field \"\($0)\"") }
        faults += repeated.map { (path: $0, text: "duplicate field \"\($0)\"") }
        guard let outline else { return faults.map(\.text) }
        return faults.sorted { outline.order[$0.path] ?? .max < outline.order[$1.path] ?? .max }.map(\.text)
    }

    /// A body without kind or version is taken for the right one.
    private func checkKind(_ value: inout JSONValue) throws(StatusError) {
        let kind = value.text("kind")
        let version = value.text("apiVersion")
        if !version.isEmpty, version != type.groupVersion {
            throw .badRequest(
                "the API version in the data (\(version)) does not match the expected API version "
                    + "(\(type.groupVersion))"
            )
        }
        if !kind.isEmpty, kind != type.kind {
            let goVersion = type.version
            let start = "\(kind) in version \"\(goVersion)\" cannot be handled as a \(type.kind): "
            guard Schema.builtIn.kind(group: type.group, version: type.version, kind: kind) != nil else {
                throw .badRequest(
                    start + "no kind \"\(kind)\" is registered for version \"\(type.groupVersion)\" in scheme "
                        + "\"pkg/api/legacyscheme/scheme.go:30\"")
            }
            let group = type.group.isEmpty ? "core" : type.group.prefix { $0 != "." }
            throw .badRequest(
                start + "converting (\(goVersion).\(kind)) to (\(group).\(type.kind)): unknown conversion")
        }
        value["kind"] = .string(type.kind)
        value["apiVersion"] = .string(type.groupVersion)
    }
}
