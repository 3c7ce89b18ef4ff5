/// How often a scale is written before giving up: only a conflict is tried again.
///
/// After every failed PUT the scale is read again; if that works, the new object is used for the next try.
/// Source: client-go `util/retry`, Kubernetes 1.36.
public struct ScaleWrite: Hashable, Sendable {
    /// What a PUT was answered with.
    public enum Answer: Hashable, Sendable {
        case succeeded
        /// 409 Conflict, and its text.
        case conflict(String)
        /// Anything else, and its text.
        case failed(String)
    }

    /// What is to be done next.
    public enum Step: Hashable, Sendable {
        case rereadAndRetry
        case done(WriteOutcome)
    }

    /// The most PUTs of one rescale.
    public static let attemptsMax = 5
    /// Before each further PUT; Kubernetes adds up to a tenth.
    public static let delay: Duration = .milliseconds(10)

    /// PUTs answered so far.
    public private(set) var attempts = 0

    /// Makes a write that has not been tried.
    public init() {}

    /// Counts an answer.
    public mutating func answered(_ answer: Answer) -> Step {
        attempts += 1
        switch answer {
        case .succeeded: return .done(.written)
        case .failed(let text): return .done(.failed(text))
        case .conflict(let text): return attempts < Self.attemptsMax ? .rereadAndRetry : .done(.failed(text))
        }
    }
}
