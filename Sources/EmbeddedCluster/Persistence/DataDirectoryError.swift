/// A data directory that cannot be used, or no longer.
///
/// Reads: `data/journal.jsonl: line 17 is invalid JSON at byte 3: expected a key; accepted: a version of an object`.
/// Never quotes what a file holds: identities and Secrets are in there.
public struct DataDirectoryError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The directory or the file in it.
    public var file: String
    /// The part of it, or what was done with it.
    public var field: String
    /// What is there.
    public var found: String
    /// What would be taken.
    public var accepted: String

    /// The sentence above.
    public var description: String { "\(file): \(field) is \(found); accepted: \(accepted)" }
}
