/// A file of parameters that cannot be followed.
///
/// Reads: `tuned.json, kpa, target: found 0; accepted: 0.1 to 500`.
public struct TuningError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The file, and where in it.
    public let place: String
    /// What is there.
    public let found: String
    /// What is accepted.
    public let accepted: String

    /// The sentence.
    public var description: String { "\(place): found \(found); accepted: \(accepted)" }
}
