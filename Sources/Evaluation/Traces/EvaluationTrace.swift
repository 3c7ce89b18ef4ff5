public import Simulation

/// A trace that policies are judged on.
public struct EvaluationTrace: Hashable, Sendable {
    /// What was recorded.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        case requests
        case clients
        case rate
    }

    /// The file's name without folder and endings.
    public let name: String
    /// What was recorded.
    public let kind: Kind
    /// Where the tokens of a request of this trace come from, when requests are drawn; a replay has each one's own.
    public let lengths: TokenLengths
    /// Demand per second on average, over the known part of the whole trace.
    public let mean: Demand
    /// Of the bytes that it was read from, unpacked.
    public let contentHash: UInt64
    private let trace: Trace

    init(
        name: String, trace: Trace, histogram: LengthHistogram?, otherwise: LengthSample, contentHash: UInt64
    ) {
        self.name = name
        self.trace = trace
        self.contentHash = contentHash
        switch trace.content {
        case .requests:
            kind = .requests
            lengths = LengthSample(trace).map(TokenLengths.drawn) ?? .drawn(otherwise)
        case .clients:
            kind = .clients
            lengths = histogram.map(TokenLengths.histogram) ?? .drawn(otherwise)
        case .rate:
            kind = .rate
            lengths = histogram.map(TokenLengths.histogram) ?? .stretched(otherwise, otherwise: trace.size(otherwise))
        }
        mean = trace.mean(kind == .requests ? .recorded(otherwise: .conversation) : lengths)
    }

    /// Its length in seconds.
    public var spanSeconds: Double { trace.spanSeconds }

    /// Where it begins within the recording that it was cut from, in seconds; the time of the day counts from there.
    public var startSeconds: Double { trace.startSeconds }

    /// Mean tokens of a request.
    public var meanSize: MeanSize {
        guard mean.requests > 0 else { return lengths.mean }
        return MeanSize(
            promptTokens: mean.promptTokens / mean.requests, outputTokens: mean.outputTokens / mean.requests)
    }

    /// By what the rate must be multiplied so that the whole trace, on average, needs `meanReplicas`.
    ///
    /// - Parameters:
    ///   - meanReplicas: replicas' worth of work.
    ///   - requestsPerSecond: of the trace's mean size that one replica is to take, such as 70 % of its capacity.
    /// - Returns: a factor within the bounds that `ArrivalSpec` accepts.
    public func rateScale(meanReplicas: Double = 8, requestsPerSecond: Double) -> Double {
        let bounds = kind == .requests ? ArrivalSpec.replayScales : ArrivalSpec.rateScales
        return min(max(meanReplicas * requestsPerSecond / mean.requests, bounds.lowerBound), bounds.upperBound)
    }

    /// What drives a service in a window.
    ///
    /// Requests that were published in batches are spread over the time until the next batch: nothing is known of their
    /// order within it, and at twenty times the rate a batch would be a burst that nobody sent.
    ///
    /// - Parameters:
    ///   - window: seconds of the trace.
    ///   - rateScale: the factor on the rate.
    ///   - timeScale: how many times as fast it is played.
    ///   - process: by default requests and clients as recorded, rates as Poisson.
    ///   - growth: how single requests become more.
    /// - Returns: the window once, not looped.
    /// - Throws: what does not fit, and what would.
    public func arrivals(
        window: Range<Double>, rateScale: Double, timeScale: Double = 1, process: ArrivalSpec.Process? = nil,
        growth: ArrivalSpec.Growth = .together
    ) throws(LoadError) -> ArrivalSpec {
        let isReplay = kind == .requests && process ?? .recorded == .recorded
        return try ArrivalSpec(
            .trace(trace), process: process, lengths: isReplay ? .recorded(otherwise: .conversation) : lengths,
            rateScale: rateScale, timeScale: timeScale,
            growth: growth, window: window, spreadsBatches: true)
    }

    // MARK: Windows

    /// Seeds from here on choose windows for tuning.
    public static let tuningSeeds: UInt64 = 1_000
    /// The share of a window that must be known: in a gap the last rate is played on, which judges nobody.
    private static let knownShareMin = 0.9

    /// The window of a seed: `seed` modulo `count`, for tuning if the seed is `tuningSeeds` or more.
    ///
    /// - Parameters:
    ///   - seed: the evaluation's.
    ///   - count: how many windows there are.
    ///   - seconds: their length.
    /// - Returns: seconds of the trace.
    public func window(seed: UInt64, of count: Int, seconds: Double) -> Range<Double> {
        let isTuning = seed >= Self.tuningSeeds
        let index = Int((isTuning ? seed - Self.tuningSeeds : seed) % UInt64(max(1, count)))
        return window(index, of: count, seconds: seconds, isTuning: isTuning)
    }

    /// One of `count` windows spread evenly over the trace; those for tuning lie halfway between the others.
    ///
    /// - Parameters:
    ///   - index: from 0 on.
    ///   - count: how many windows there are.
    ///   - seconds: their length; a trace that is shorter is taken whole.
    ///   - isTuning: whether it is for tuning.
    /// - Returns: seconds of the trace. A window of which less than 0.9 is known moves on, in half windows and around
    ///   the trace's end, to the first place where it is, if there is one.
    public func window(_ index: Int, of count: Int, seconds: Double, isTuning: Bool = false) -> Range<Double> {
        let room = spanSeconds - seconds
        guard room > 0 else { return 0..<spanSeconds }
        let halves = Double(2 * index + (isTuning ? 2 : 1))
        let wanted = min(room, room * halves / Double(2 * max(1, count)))
        let tries = Int(min(100_000, (2 * spanSeconds / seconds).rounded(.up)))
        for attempt in 0...tries {
            let start = (wanted + Double(attempt) * seconds / 2).truncatingRemainder(dividingBy: room.nextUp)
            let window = start..<min(spanSeconds, start + seconds)
            if trace.knownShare(of: window) >= Self.knownShareMin { return window }
        }
        return wanted..<min(spanSeconds, wanted + seconds)
    }
}

extension Trace {
    /// Mean tokens of a request, of a sample where the trace has none.
    fileprivate func size(_ otherwise: LengthSample) -> RequestSize {
        let size = RequestSize(
            promptTokens: Int(otherwise.mean.promptTokens.rounded()),
            outputTokens: max(1, Int(otherwise.mean.outputTokens.rounded())))
        let mean = mean(.recorded(otherwise: size))
        guard mean.requests > 0 else { return size }
        return RequestSize(
            promptTokens: Int((mean.promptTokens / mean.requests).rounded()),
            outputTokens: max(1, Int((mean.outputTokens / mean.requests).rounded())))
    }
}
