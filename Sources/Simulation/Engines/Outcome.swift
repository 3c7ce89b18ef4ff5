extension Engine {
    /// Something that happened to a request.
    struct Outcome: Sendable {
        enum Kind: Sendable {
            case firstToken
            case completed
            /// It was not taken: it would never fit, or too many wait.
            case refused
        }
        var kind: Kind
        var request: Request
        /// When, in seconds since the fleet's origin.
        var at: Double
        /// When its first token came out; `at` for what was refused.
        var firstTokenAt: Double
    }
}
