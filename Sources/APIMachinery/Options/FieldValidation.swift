/// What becomes of fields that a kind does not have, or that come twice.
public enum FieldValidation: String, Hashable, Sendable {
    /// They are dropped.
    case ignore = "Ignore"
    /// They are dropped, and a warning tells of each.
    case warn = "Warn"
    /// They refuse the request.
    case strict = "Strict"
}
