extension EngineSpec {
    /// Seconds of work that a request of this size is to a saturated engine; of a worker's time for a plain server,
    /// divided by the number of workers.
    public func work(of size: RequestSize) -> Double {
        switch server {
        case .batching(let spec): WorkRates(spec).work(of: size)
        case .workers(let spec): spec.service.mean / Double(spec.workers)
        }
    }

    /// Requests of this size per second that full batches would serve; an estimate for the size of a fleet, and above
    /// what any objective on latency allows.
    ///
    /// A batch is full when all sequences are taken or the cache is full of requests half written.
    public func capacity(of size: RequestSize) -> Double {
        switch server {
        case .batching(let spec):
            let held = Double(size.promptTokens) + Double(size.outputTokens) / 2
            let batch = min(Double(spec.sequencesMax), max(1, Double(spec.cacheTokensMax) / max(1, held)))
            return 1 / WorkRates(spec, batch: batch).work(of: size)
        case .workers(let spec): return Double(spec.workers) / spec.service.mean
        }
    }

    /// Seconds to the first token of a request that is alone in a healthy engine.
    public func unloadedFirstTokenSeconds(_ request: Request) -> Double {
        switch server {
        case .batching(let spec):
            let chunk = spec.chunkTokensMax
            let whole = max(0, (request.promptTokens - 1) / chunk)
            let last = request.promptTokens - whole * chunk
            let full = spec.stepTime.seconds(promptTokens: chunk, prompts: 1, writers: 0, contextTokens: 0)
            return spec.overhead.before + Double(whole) * full
                + spec.stepTime.seconds(promptTokens: last, prompts: 1, writers: 0, contextTokens: 0)
        case .workers(let spec): return spec.service.seconds(work: request.work)
        }
    }

    /// Seconds from arrival to answer of a request that is alone in a healthy engine.
    public func unloadedSeconds(_ request: Request) -> Double {
        let first = unloadedFirstTokenSeconds(request)
        switch server {
        case .batching(let spec):
            let run = StepRun(
                writing: request.outputTokens - 1, writers: 1, contextTokens: request.promptTokens + 1, at: 0,
                spec.stepTime, slowdown: 1)
            return first + run.end(of: run.steps) + spec.overhead.afterSeconds(outputTokens: request.outputTokens)
        case .workers: return first
        }
    }
}
