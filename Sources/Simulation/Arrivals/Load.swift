/// What drives a service: nothing, a shape in requests per second, or the replay of a trace.
///
/// Texts: those of `Shape`; `trace` for the trace that the cluster was started with; `trace:2.5` for 2.5 times its
/// rate; `none`.
public enum Load: Hashable, Sendable {
    case none
    /// Requests at even distances, so that two runs, and two services, see the same.
    case shape(Shape)
    /// The trace over and over, at `multiplier` times its rate.
    case trace(multiplier: Double)

    /// The multipliers of a trace that we accept; with less, a replay would look for its next request forever.
    public static let multipliers = 0.001...1_000.0

    /// Reads a text.
    ///
    /// - Parameters:
    ///   - text: the description.
    ///   - field: how errors name it.
    /// - Throws: the text, and what is accepted.
    public init(text: String, field: String) throws(LoadError) {
        if text == "none" {
            self = .none
        } else if text == "trace" {
            self = .trace(multiplier: 1)
        } else if text.hasPrefix("trace:") {
            guard let multiplier = Double(text.dropFirst("trace:".count)), Self.multipliers.contains(multiplier) else {
                throw LoadError(field: field, found: text, accepted: "trace:MULTIPLIER, 0.001 to 1000")
            }
            self = .trace(multiplier: multiplier)
        } else {
            do {
                self = .shape(try Shape(text: text, field: field))
            } catch {
                throw LoadError(field: field, found: text, accepted: error.accepted + "; trace, trace:2.5; none")
            }
        }
    }
}
