/// A trace that cannot be read.
///
/// Reads: `azure-conv.requests.csv: line 7: output_tokens is "x"; accepted: a whole number from 1 to 1000000000`.
public struct TraceError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The file, as its reader names it.
    public var file: String
    /// The line, counted from 1.
    public var line: Int
    /// The column.
    public var field: String
    /// The text found.
    public var found: String
    /// What would have been read.
    public var accepted: String

    /// Makes an error.
    public init(file: String, line: Int, field: String, found: String, accepted: String) {
        self.file = file
        self.line = line
        self.field = field
        self.found = found
        self.accepted = accepted
    }

    /// The sentence above.
    public var description: String {
        "\(file): line \(line): \(field) is \"\(found)\"; accepted: \(accepted)"
    }
}

/// A description of load, or of a request, that cannot be read.
///
/// Reads: `load is "constant:x"; accepted: …`.
public struct LoadError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What was being read.
    public var field: String
    /// The text found.
    public var found: String
    /// What would have been read.
    public var accepted: String

    /// Makes an error.
    public init(field: String, found: String, accepted: String) {
        self.field = field
        self.found = found
        self.accepted = accepted
    }

    /// The sentence above.
    public var description: String { "\(field) is \"\(found)\"; accepted: \(accepted)" }
}
