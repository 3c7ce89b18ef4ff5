/// What a request costs outside of the engine's steps: in the API server in front of it, in seconds.
public struct RequestOverhead: Hashable, Sendable {
    /// Before it reaches the engine's queue.
    public var before: Double
    /// After its last token.
    public var after: Double
    /// After its last token, for each token that it wrote.
    public var afterPerToken: Double

    /// Makes an overhead.
    public init(before: Double, after: Double, afterPerToken: Double) {
        self.before = before
        self.after = after
        self.afterPerToken = afterPerToken
    }

    /// Nothing.
    public static let none = RequestOverhead(before: 0, after: 0, afterPerToken: 0)
    /// vLLM's API server: 15.6 ms, then 0.78 ms and 46 µs a token.
    ///
    /// Source: the fitted alphas of inference-sim (BLIS), f90a1e3a, defaults.yaml.
    public static let measured = RequestOverhead(before: 15.6e-3, after: 0.78e-3, afterPerToken: 46e-6)

    /// Seconds after the last of `outputTokens` tokens.
    func afterSeconds(outputTokens: Int) -> Double {
        after + afterPerToken * Double(outputTokens)
    }
}
