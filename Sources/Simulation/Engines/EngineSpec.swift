/// What kind of server runs in a pod.
public struct EngineSpec: Hashable, Sendable {
    /// How it serves.
    public enum Server: Hashable, Sendable {
        /// Continuous batching, with prompts and tokens.
        case batching(BatchingSpec)
        /// Workers that take one request each.
        case workers(WorkersSpec)
    }

    /// How it serves.
    public var server: Server
    /// Requests that may wait; one more is refused.
    public var waitingMax: Int
    /// Cores used by an idle server.
    public var idleCores: Double
    /// Cores used on top as soon as anything runs.
    public var busyCores: Double
    /// Cores used on top for each running request.
    public var coresPerRequest: Double

    /// Makes a spec.
    public init(
        _ server: Server, waitingMax: Int, idleCores: Double, busyCores: Double, coresPerRequest: Double
    ) {
        self.server = server
        self.waitingMax = waitingMax
        self.idleCores = idleCores
        self.busyCores = busyCores
        self.coresPerRequest = coresPerRequest
    }

    /// An engine whose host process spins one core while it serves; 2,000 requests may wait.
    public static func batching(_ spec: BatchingSpec) -> EngineSpec {
        EngineSpec(.batching(spec), waitingMax: 2_000, idleCores: 0.05, busyCores: 0.95, coresPerRequest: 0)
    }

    /// An engine that serves Llama-3-8B on one H100; see `EngineProfile`.
    public static let llama8BOnH100 = EngineProfile.llama8BOnH100.engine

    /// A plain HTTP server of `workers` workers that share `cores` evenly.
    ///
    /// - Parameters:
    ///   - workers: requests served at the same time.
    ///   - cores: cores used when all workers are busy; usage is the busy share of it.
    ///   - coreSecondsPerRequest: mean work of one request.
    ///   - variation: coefficient of variation of the work, which is lognormal; 0 makes all requests equal.
    /// - Returns: a server without prompts and tokens.
    public static func plain(
        workers: Int, cores: Double, coreSecondsPerRequest: Double, variation: Double = 0
    ) -> EngineSpec {
        let coresPerWorker = cores / Double(max(1, workers))
        let mean = coreSecondsPerRequest / coresPerWorker
        let service: ServiceTime = variation > 0 ? .lognormal(mean: mean, variation: variation) : .fixed(mean)
        return EngineSpec(
            .workers(WorkersSpec(workers: workers, service: service)), waitingMax: 16 * max(1, workers),
            idleCores: 0, busyCores: 0, coresPerRequest: coresPerWorker)
    }

    /// Tokens that its key-value cache holds; nil for a server without one.
    public var cacheTokensMax: Int? {
        switch server {
        case .batching(let spec): spec.cacheTokensMax
        case .workers: nil
        }
    }

    /// Requests served at the same time.
    public var slots: Int {
        switch server {
        case .batching(let spec): spec.sequencesMax
        case .workers(let spec): spec.workers
        }
    }
}
