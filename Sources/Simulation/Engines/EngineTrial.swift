/// One server alone, which is offered requests and answers them: for validation, and to measure a capacity.
public struct EngineTrial: Sendable {
    /// An answered request.
    public struct Answer: Sendable {
        /// What was asked.
        public let request: Request
        /// When its first token came out.
        public let firstTokenAt: Double
        /// When its answer was complete.
        public let at: Double

        /// Seconds from arrival to the answer.
        public var latency: Double { at - request.arrivesAt }
        /// Seconds between two of its tokens, in the mean; nil for a single token.
        public var interToken: Double? {
            request.outputTokens > 1 ? (at - firstTokenAt) / Double(request.outputTokens - 1) : nil
        }
    }

    private var engine: Engine
    private var outcomes: [Engine.Outcome] = []
    private var changedAt = 0.0
    private var present = 0
    /// Requests offered.
    public private(set) var offered = 0
    /// Requests answered.
    public private(set) var answered = 0
    /// Requests that were not taken.
    public private(set) var refused = 0
    /// Request-seconds: the time that requests spent here, counted by looking at how many are here.
    ///
    /// Little's law: once all are answered, it equals the sum of their latencies.
    public private(set) var requestSeconds = 0.0

    /// Makes a trial of an idle server at the instant 0.
    public init(_ spec: EngineSpec, slowdown: Double = 1) {
        engine = Engine(spec, at: 0, slowdown: slowdown)
    }

    /// What the server has done up to the last end of a step.
    public var counters: EngineCounters { engine.counters }
    /// Requests that are neither answered nor refused.
    public var outstanding: Int { engine.outstanding }
    /// Requests in the batch, or at a worker.
    public var running: Int { engine.runningCount }
    /// Share of the cache in use; nil for a server without one.
    public var cacheUsage: Double? { engine.cacheUsage }

    /// Lets time pass to the request's arrival and offers it; arrivals never go back in time.
    public mutating func offer(_ request: Request, each: (Answer) -> Void = { _ in }) {
        advance(to: request.arrivesAt, each: each)
        offered += 1
        count(1, at: request.arrivesAt)
        engine.accept(request, outcomes: &outcomes)
        settle(each)
    }

    /// Lets time pass until `end`.
    public mutating func advance(to end: Double, each: (Answer) -> Void = { _ in }) {
        engine.advance(to: end, outcomes: &outcomes)
        settle(each)
    }

    /// Lets time pass until all is answered.
    public mutating func finish(each: (Answer) -> Void = { _ in }) {
        while let next = engine.nextAt { advance(to: next, each: each) }
    }

    /// From now on everything takes `factor` times as long.
    public mutating func setSlowdown(_ factor: Double) {
        engine.setSlowdown(factor)
    }

    private mutating func settle(_ each: (Answer) -> Void) {
        for outcome in outcomes {
            switch outcome.kind {
            case .firstToken: break
            case .completed:
                answered += 1
                count(-1, at: outcome.at)
                each(Answer(request: outcome.request, firstTokenAt: outcome.firstTokenAt, at: outcome.at))
            case .refused:
                refused += 1
                count(-1, at: outcome.at)
            }
        }
        outcomes.removeAll(keepingCapacity: true)
    }

    private mutating func count(_ change: Int, at instant: Double) {
        requestSeconds += Double(present) * (instant - changedAt)
        changedAt = instant
        present += change
    }
}
