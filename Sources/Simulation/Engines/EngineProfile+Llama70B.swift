extension EngineProfile {
    private static let llama70B = "llama-2-70b"
    private static let llama70BSource =
        "SplitwiseSim perf_model.csv, medians at TP8; a mixed step 1.1 times its prompts"
    /// The largest batch that was measured; the table says nothing beyond.
    private static let measuredBatch = 64
    /// Eight cards of 80 GB at 0.9 less 141 GB of weights, at 320 KiB a token.
    private static let cacheTokensMax70B = 1_400_000

    /// Measured at 1 to 64 sequences, and at 512 to 8,192 prompt tokens.
    ///
    /// A prompt below 512 tokens lies on the line from a step without one.
    static let llama70BOnH100 = large(
        "h100",
        writing: Interpolation([1: 30.6e-3, 8: 32.5e-3, 16: 34.2e-3, 32: 38.6e-3, 64: 50.2e-3]),
        reading: Interpolation([
            1: 30.6e-3, 512: 54e-3, 1_024: 78e-3, 2_048: 134e-3, 4_096: 376e-3, 8_192: 832e-3,
        ]))

    /// As on the H100.
    static let llama70BOnA100 = large(
        "a100",
        writing: Interpolation([1: 45e-3, 8: 46.5e-3, 16: 50.4e-3, 32: 53e-3, 64: 71.6e-3]),
        reading: Interpolation([
            1: 45e-3, 512: 93e-3, 1_024: 161e-3, 2_048: 283e-3, 4_096: 708e-3, 8_192: 1_781e-3,
        ]))

    private static func large(
        _ accelerator: String, writing: Interpolation, reading: Interpolation
    ) -> EngineProfile {
        let table = StepTimeTable(writing: writing, reading: reading, mixedFactor: 1.1)
        let engine = EngineSpec.batching(
            BatchingSpec(
                stepTime: .table(table), sequencesMax: measuredBatch, cacheTokensMax: cacheTokensMax70B))
        return EngineProfile(
            accelerator: accelerator, model: llama70B, gpus: 8, engine: engine, source: llama70BSource)
    }
}
