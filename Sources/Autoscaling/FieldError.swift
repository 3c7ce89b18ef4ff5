import Measures

/// One fault of an object, as the API server tells it.
public struct FieldError: Error, Hashable, Sendable {
    /// The form of the fault.
    public enum Kind: String, Hashable, Sendable {
        case required = "FieldValueRequired"
        case invalid = "FieldValueInvalid"
        case notSupported = "FieldValueNotSupported"
        case forbidden = "FieldValueForbidden"
    }

    /// What was found.
    public enum BadValue: Hashable, Sendable {
        case text(String)
        case number(Int64)
    }

    /// The form.
    public let kind: Kind
    /// The path, such as `spec.metrics[0].resource.name`.
    public let field: String
    /// What was found there; nil for a field that is required or forbidden.
    public let badValue: BadValue?
    /// What is accepted; may be empty.
    public let detail: String

    private init(_ kind: Kind, _ field: String, _ badValue: BadValue?, _ detail: String) {
        self.kind = kind
        self.field = field
        self.badValue = badValue
        self.detail = detail
    }

    static func required(_ field: String, _ detail: String = "") -> FieldError {
        FieldError(.required, field, nil, detail)
    }

    static func forbidden(_ field: String, _ detail: String) -> FieldError {
        FieldError(.forbidden, field, nil, detail)
    }

    static func invalid(_ field: String, _ found: String, _ detail: String) -> FieldError {
        FieldError(.invalid, field, .text(found), detail)
    }

    static func invalid(_ field: String, _ found: some BinaryInteger, _ detail: String) -> FieldError {
        FieldError(.invalid, field, .number(Int64(clamping: found)), detail)
    }

    static func invalid(_ field: String, _ found: Quantity, _ detail: String) -> FieldError {
        FieldError(.invalid, field, .text(found.description), detail)
    }

    static func notSupported(_ field: String, _ found: String, _ accepted: [String]) -> FieldError {
        let detail = "supported values: " + accepted.map(\.quoted).joined(separator: ", ")
        return FieldError(.notSupported, field, .text(found), detail)
    }
}

extension FieldError: CustomStringConvertible {
    /// Kubernetes' sentence: `spec.maxReplicas: Invalid value: 0: must be …`.
    public var description: String {
        let form =
            switch kind {
            case .required: "Required value"
            case .invalid: "Invalid value"
            case .notSupported: "Unsupported value"
            case .forbidden: "Forbidden"
            }
        let value =
            switch badValue {
            case .text(let text): ": \(text.quoted)"
            case .number(let number): ": \(number)"
            case nil: ""
            }
        return "\(field): \(form)\(value)\(detail.isEmpty ? "" : ": \(detail)")"
    }
}
