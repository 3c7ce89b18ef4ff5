extension EngineProfile {
    private static let llama8B = "llama-3-8b"
    /// Seconds a step is longer for each sequence; inference-sim (BLIS) f90a1e3a, defaults.yaml.
    private static let perSequence = 4.4e-6
    /// A step waits for the weights anyway while it reads so few tokens; Vidur's mlp.csv is flat up to there.
    private static let freePromptTokens = 100

    /// Base and context: BLIS; a prompt token: Vidur's mlp.csv, 20.45 µs; cache: 80 GB at 0.9 less the weights, at
    /// 128 KiB a token.
    static let llama8BOnH100 = small(
        "h100", base: 6.9e-3, perPromptToken: 2.05e-5, perContextToken: 7.6e-8, cacheTokensMax: 450_000,
        source: "inference-sim (BLIS) coefficients; prompt token from Vidur mlp.csv")

    /// As on the H100; a prompt token: Vidur's mlp.csv, 64.6 µs (Llama-2-7B) and 66.5 µs (Llama-3-8B).
    static let llama8BOnA100 = small(
        "a100", base: 10.6e-3, perPromptToken: 6.5e-5, perContextToken: 1.25e-7, cacheTokensMax: 450_000,
        source: "inference-sim (BLIS) coefficients; prompt token from Vidur mlp.csv")

    /// Base 22.619 ms and 0.181 ms a sequence: workload-variant-autoscaler's fit, of which 0.0044 ms is taken for the
    /// sequence and the rest for a context of 512 tokens, as its H100 line is.
    ///
    /// A prompt token: the A100's 65 µs by the ratio of peak rates, 312 to 362 TFLOPS; the published prefill fit
    /// (226.19 ms + 0.018 ms a token) cannot be a step's: 18 µs are less than the hardware's bound of 44 µs.
    /// Cache: 48 GB at 0.9 less the weights, at 128 KiB a token.
    static let llama8BOnL40S = small(
        "l40s", base: 22.619e-3, perPromptToken: 5.6e-5, perContextToken: 3.45e-7, cacheTokensMax: 222_000,
        source: "workload-variant-autoscaler fit; prompt token scaled from the A100 by peak TFLOPS")

    private static func small(
        _ accelerator: String, base: Double, perPromptToken: Double, perContextToken: Double, cacheTokensMax: Int,
        source: String
    ) -> EngineProfile {
        let law = LinearStepTime(
            base: base, perPromptToken: perPromptToken, freePromptTokens: freePromptTokens, perSequence: perSequence,
            perContextToken: perContextToken)
        let engine = EngineSpec.batching(BatchingSpec(stepTime: .linear(law), cacheTokensMax: cacheTokensMax))
        return EngineProfile(accelerator: accelerator, model: llama8B, gpus: 1, engine: engine, source: source)
    }
}
