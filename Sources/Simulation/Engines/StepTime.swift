/// How long one step of an engine takes: `base + perSequence·B + perPromptToken·max(0, P − freePromptTokens)`.
///
/// B sequences write one token each in a step, which may also read P tokens of a prompt.
public struct StepTime: Hashable, Sendable {
    /// Seconds of a step that does nothing else.
    public var base: Double
    /// Seconds more for each sequence in the batch.
    public var perSequence: Double
    /// Seconds more for each prompt token.
    public var perPromptToken: Double
    /// Prompt tokens of a step that cost nothing, because the step waits for memory anyway.
    public var freePromptTokens: Int
    /// Prompt tokens that one step reads at most; a longer prompt takes several steps.
    public var chunkTokensMax: Int

    /// Makes a step time.
    public init(
        base: Double, perSequence: Double, perPromptToken: Double, freePromptTokens: Int, chunkTokensMax: Int
    ) {
        self.base = base
        self.perSequence = perSequence
        self.perPromptToken = perPromptToken
        self.freePromptTokens = freePromptTokens
        self.chunkTokensMax = chunkTokensMax
    }

    /// Llama-3.1-8B on one H100.
    ///
    /// Sources: inter-token latency 6.958 + 0.042·B ms, llm-d workload-variant-autoscaler, docs/tutorials/demo.md;
    /// 20.5 µs a prompt token above 100, Vidur's H100 profile (mlp.csv); 2,048 tokens a step, vLLM's default.
    public static let llama8BOnH100 = StepTime(
        base: 6.958e-3, perSequence: 4.2e-5, perPromptToken: 2.05e-5, freePromptTokens: 100, chunkTokensMax: 2_048)

    /// Seconds between two tokens of a sequence in a batch of `batch`, while no prompt is read.
    public func tokenSeconds(batch: Int) -> Double {
        base + perSequence * Double(batch)
    }

    /// The steps that reading a prompt takes, and their seconds, in a batch of `batch`.
    public func prefill(promptTokens: Int, batch: Int) -> (steps: Int, seconds: Double) {
        let steps = max(1, (promptTokens + chunkTokensMax - 1) / chunkTokensMax)
        let costly = max(0, promptTokens - freePromptTokens * steps)
        return (steps, Double(steps) * tokenSeconds(batch: batch) + perPromptToken * Double(costly))
    }
}
