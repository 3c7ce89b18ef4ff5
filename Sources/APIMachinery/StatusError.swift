public import KubernetesAPI

/// A refusal as the API server words it: the `Status` object of a failed request.
///
/// Source: answers recorded from kube-apiserver 1.36.2.
public struct StatusError: Error, Hashable, Sendable {
    /// The HTTP status.
    public var code: Int
    /// The machine-readable reason, such as `NotFound`; nil leaves the field out, as the server does for 500.
    public var reason: String?
    /// The text for people.
    public var message: String
    /// The `details` object; nil leaves the field out.
    public var details: JSONValue?

    /// Makes a refusal from its four parts.
    public init(code: Int, reason: String?, message: String, details: JSONValue? = nil) {
        self.code = code
        self.reason = reason
        self.message = message
        self.details = details
    }

    /// The `Status` object to send.
    public var json: JSONValue {
        var object: JSONValue = [
            "kind": "Status", "apiVersion": "v1", "metadata": [:], "status": "Failure",
            "message": .string(message), "code": .integer(code),
        ]
        object["reason"] = reason.map(JSONValue.string)
        object["details"] = details
        return object
    }
}

extension StatusError {
    /// 400: the request itself makes no sense.
    public static func badRequest(_ message: String) -> StatusError {
        StatusError(code: 400, reason: "BadRequest", message: message)
    }

    /// 500 without a reason, the form the server uses for plain Go errors.
    public static func internalError(_ message: String) -> StatusError {
        StatusError(code: 500, reason: nil, message: message)
    }

    /// 401.
    public static let unauthorized = StatusError(code: 401, reason: "Unauthorized", message: "Unauthorized")

    /// 404 of a path inside a known group: an absent version, resource or subresource.
    public static let unknownResource = StatusError(
        code: 404, reason: "NotFound", message: "the server could not find the requested resource", details: [:])

    /// 405.
    public static let methodNotAllowed = StatusError(
        code: 405, reason: "MethodNotAllowed",
        message: "the server does not allow this method on the requested resource", details: [:])

    /// 404 of an object.
    public static func notFound(_ type: ResourceType, name: String) -> StatusError {
        StatusError(
            code: 404, reason: "NotFound", message: "\(type.qualifiedName) \"\(name)\" not found",
            details: type.details(name: name))
    }

    /// 409 of a create whose name is taken.
    public static func alreadyExists(_ type: ResourceType, name: String) -> StatusError {
        StatusError(
            code: 409, reason: "AlreadyExists", message: "\(type.qualifiedName) \"\(name)\" already exists",
            details: type.details(name: name))
    }

    /// 409 with the server's preamble; `reason` is what follows the colon.
    public static func conflict(_ type: ResourceType, name: String, _ reason: String) -> StatusError {
        StatusError(
            code: 409, reason: "Conflict",
            message: "Operation cannot be fulfilled on \(type.qualifiedName) \"\(name)\": \(reason)",
            details: type.details(name: name))
    }

    /// 409 of a write that carries an older resourceVersion.
    public static func modified(_ type: ResourceType, name: String) -> StatusError {
        conflict(
            type, name: name,
            "the object has been modified; please apply your changes to the latest version and try again")
    }

    /// 403 in the server's words; an empty `name` speaks of the whole collection.
    public static func forbidden(_ type: ResourceType, name: String, _ reason: String) -> StatusError {
        let subject = name.isEmpty ? type.qualifiedName : "\(type.qualifiedName) \"\(name)\""
        return StatusError(
            code: 403, reason: "Forbidden", message: "\(subject) is forbidden: \(reason)",
            details: type.details(name: name))
    }

    /// 422 with one cause per error; equal texts are said once in the message and kept in the causes.
    static func invalid(group: String, kind: String, name: String, _ errors: [FieldError]) -> StatusError {
        var seen: Set<String> = []
        let texts = errors.map(\.description).filter { seen.insert($0).inserted }
        let list = texts.count == 1 ? texts[0] : "[" + texts.joined(separator: ", ") + "]"
        let qualified = group.isEmpty ? kind : "\(kind).\(group)"
        var details: JSONValue = ["causes": .array(errors.map(\.cause))]
        if !name.isEmpty { details["name"] = .string(name) }
        if !group.isEmpty { details["group"] = .string(group) }
        if !kind.isEmpty { details["kind"] = .string(kind) }
        return StatusError(
            code: 422, reason: "Invalid", message: "\(qualified) \"\(name)\" is invalid: \(list)", details: details)
    }

    /// 422 of an object of `type`.
    static func invalid(_ type: ResourceType, name: String, _ errors: [FieldError]) -> StatusError {
        invalid(group: type.validationGroup, kind: type.kind, name: name, errors)
    }

    /// 422 of a query's options, such as `PatchOptions`.
    static func invalidOptions(_ kind: String, _ errors: [FieldError]) -> StatusError {
        invalid(group: "meta.k8s.io", kind: kind, name: "", errors)
    }
}
