/// What kind of server runs in a pod.
public struct EngineSpec: Hashable, Sendable {
    /// How long its steps take.
    public var stepTime: StepTime
    /// Requests served at the same time.
    public var slots: Int
    /// Tokens that its key-value cache holds; nil for a server that has none.
    public var cacheTokensMax: Int?
    /// Requests that may wait; one more is lost.
    public var waitingMax: Int
    /// Cores used by an idle server.
    public var idleCores: Double
    /// Cores used on top as soon as anything runs.
    public var busyCores: Double
    /// Cores used on top for each running request.
    public var coresPerRequest: Double

    /// Makes a spec.
    public init(
        stepTime: StepTime, slots: Int, cacheTokensMax: Int?, waitingMax: Int,
        idleCores: Double, busyCores: Double, coresPerRequest: Double
    ) {
        self.stepTime = stepTime
        self.slots = max(1, slots)
        self.cacheTokensMax = cacheTokensMax
        self.waitingMax = waitingMax
        self.idleCores = idleCores
        self.busyCores = busyCores
        self.coresPerRequest = coresPerRequest
    }

    /// An engine that serves Llama-3.1-8B on one H100: 256 sequences, a cache of 450,000 tokens.
    ///
    /// Sources: vLLM's default of 256 sequences; 128 KiB of cache a token and 80 GB at 0.9 give about 450,000 tokens.
    /// The host's process spins one core while it serves.
    public static let llama8BOnH100 = EngineSpec(
        stepTime: .llama8BOnH100, slots: 256, cacheTokensMax: 450_000, waitingMax: 2_000,
        idleCores: 0.05, busyCores: 0.95, coresPerRequest: 0)

    /// A plain HTTP server of `workers` workers that share `cores` evenly.
    ///
    /// - Parameters:
    ///   - workers: requests served at the same time.
    ///   - cores: cores used when all workers are busy; usage is the busy share of it.
    ///   - coreSecondsPerRequest: work of one request.
    /// - Returns: a server without prompts and tokens.
    public static func plain(workers: Int, cores: Double, coreSecondsPerRequest: Double) -> EngineSpec {
        let coresPerWorker = cores / Double(max(1, workers))
        let serviceSeconds = coreSecondsPerRequest / coresPerWorker
        let step = StepTime(
            base: serviceSeconds, perSequence: 0, perPromptToken: 0, freePromptTokens: 0, chunkTokensMax: 1)
        return EngineSpec(
            stepTime: step, slots: workers, cacheTokensMax: nil, waitingMax: 16 * workers,
            idleCores: 0, busyCores: 0, coresPerRequest: coresPerWorker)
    }
}
