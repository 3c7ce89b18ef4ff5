/// A refused parameter of a rule.
///
/// Reads: `hpa-queue: parameter target is 0; accepted: 0.5...100`.
public struct ScalerError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The rule's name; `spec` for a workload's own spec.
    public let scaler: String
    /// The parameter.
    public let parameter: String
    /// What was found.
    public let found: String
    /// What is accepted.
    public let accepted: String

    /// The sentence.
    public var description: String {
        "\(scaler): parameter \(parameter) is \(found); accepted: \(accepted)"
    }
}
