import KubernetesAPI

/// One broken field, in the words of `field.Error` of apimachinery.
struct FieldError: Hashable, CustomStringConvertible {
    enum Kind: String {
        case required = "FieldValueRequired"
        case invalid = "FieldValueInvalid"
        case forbidden = "FieldValueForbidden"
        case duplicate = "FieldValueDuplicate"
        case notSupported = "FieldValueNotSupported"
        case tooLong = "FieldValueTooLong"
        case tooMany = "FieldValueTooMany"
    }

    var kind: Kind
    /// The path, such as `spec.containers[0].name`.
    var field: String
    /// All that follows the path and its colon.
    var text: String

    var description: String { "\(field): \(text)" }

    var cause: JSONValue {
        ["reason": .string(kind.rawValue), "message": .string(text), "field": .string(field)]
    }

    static func required(_ field: String, _ detail: String = "") -> FieldError {
        FieldError(kind: .required, field: field, text: detail.isEmpty ? "Required value" : "Required value: \(detail)")
    }

    /// A value shown as JSON, the way Go prints it there.
    static func invalid(_ field: String, _ value: JSONValue, _ detail: String) -> FieldError {
        FieldError(kind: .invalid, field: field, text: "Invalid value: \(value.text): \(detail)")
    }

    static func forbidden(_ field: String, _ detail: String) -> FieldError {
        FieldError(kind: .forbidden, field: field, text: "Forbidden: \(detail)")
    }

    static func duplicate(_ field: String, _ value: JSONValue) -> FieldError {
        FieldError(kind: .duplicate, field: field, text: "Duplicate value: \(value.text)")
    }

    static func notSupported(_ field: String, _ value: JSONValue, _ accepted: [String]) -> FieldError {
        let list = accepted.map { JSONValue.string($0).text }.joined(separator: ", ")
        return FieldError(
            kind: .notSupported, field: field, text: "Unsupported value: \(value.text): supported values: \(list)")
    }

    static func tooLong(_ field: String, _ detail: String) -> FieldError {
        FieldError(kind: .tooLong, field: field, text: "Too long: \(detail)")
    }

    static func tooMany(_ field: String, count: Int, limit: Int) -> FieldError {
        FieldError(
            kind: .tooMany, field: field, text: "Too many: \(count): must have at most \(limit) items")
    }
}
