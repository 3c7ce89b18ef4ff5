/// A parameter file that is refused.
///
/// Reads: `parameters: version is 7; accepted: 1`.
public struct ParameterFileError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What part of the file.
    public var field: String
    /// What stood there.
    public var found: String
    /// What would have been accepted.
    public var accepted: String

    init(_ field: String, found: String, accepted: String) {
        self.field = field
        self.found = found
        self.accepted = accepted
    }

    /// The sentence above.
    public var description: String {
        "parameters: \(field) is \(found); accepted: \(accepted)"
    }
}
