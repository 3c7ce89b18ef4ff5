/// An engine that serves many sequences in common steps.
public struct BatchingSpec: Hashable, Sendable {
    /// Tokens in a block of the cache; vLLM's default.
    public static let blockTokens = 16

    /// How long its steps take.
    public var stepTime: StepTime
    /// Sequences at the same time.
    public var sequencesMax: Int
    /// Tokens of one step, at least `sequencesMax`: one for each sequence that writes, the rest for prompts.
    public var stepTokensMax: Int
    /// Tokens of one prompt that one step reads at most.
    public var chunkTokensMax: Int
    /// Tokens that its key-value cache holds; used in whole blocks.
    public var cacheTokensMax: Int
    /// Share of the cache that admission leaves free, so that what runs can grow; 0.01 in vLLM and Vidur.
    public var watermark: Double
    /// What its API server adds.
    public var overhead: RequestOverhead

    /// Makes an engine.
    public init(
        stepTime: StepTime, sequencesMax: Int = 256, stepTokensMax: Int = 2_048, chunkTokensMax: Int? = nil,
        cacheTokensMax: Int, watermark: Double = 0.01, overhead: RequestOverhead = .measured
    ) {
        self.stepTime = stepTime
        self.sequencesMax = max(1, sequencesMax)
        self.stepTokensMax = max(stepTokensMax, self.sequencesMax)
        self.chunkTokensMax = max(1, min(chunkTokensMax ?? self.stepTokensMax, self.stepTokensMax))
        self.cacheTokensMax = cacheTokensMax
        self.watermark = watermark
        self.overhead = overhead
    }

    /// Blocks of the cache.
    var blocksMax: Int { cacheTokensMax / Self.blockTokens }
    /// Blocks that admission may fill.
    var admissionBlocksMax: Int { blocksMax - Int((Double(blocksMax) * watermark).rounded(.up)) }

    /// Blocks that hold so many tokens.
    static func blocks(_ tokens: Int) -> Int {
        (tokens + blockTokens - 1) / blockTokens
    }
}
