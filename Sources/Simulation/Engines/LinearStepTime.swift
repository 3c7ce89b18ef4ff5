/// A step takes `base + perPromptToken·max(0, P − freePromptTokens) + perSequence·B + perContextToken·ΣKV` seconds.
///
/// P prompt tokens are read, B sequences take part, and ΣKV is the context of those that write.
public struct LinearStepTime: Hashable, Sendable {
    /// Seconds of a step that does nothing else: the weights are read from memory.
    public var base: Double
    /// Seconds more for each prompt token.
    public var perPromptToken: Double
    /// Prompt tokens of a step that cost nothing, because the step waits for memory anyway.
    public var freePromptTokens: Int
    /// Seconds more for each sequence in the batch.
    public var perSequence: Double
    /// Seconds more for each token of context that a writing sequence looks at.
    public var perContextToken: Double

    /// Makes a law; `base` is more than 0.
    public init(
        base: Double, perPromptToken: Double, freePromptTokens: Int = 0, perSequence: Double, perContextToken: Double
    ) {
        precondition(base > 0)
        self.base = base
        self.perPromptToken = perPromptToken
        self.freePromptTokens = freePromptTokens
        self.perSequence = perSequence
        self.perContextToken = perContextToken
    }

    func seconds(promptTokens: Int, sequences: Int, contextTokens: Int) -> Double {
        base + perPromptToken * Double(max(0, promptTokens - freePromptTokens)) + perSequence * Double(sequences)
            + perContextToken * Double(contextTokens)
    }
}
