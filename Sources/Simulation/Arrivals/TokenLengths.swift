import Measures

/// Where the tokens of a request come from.
public enum TokenLengths: Hashable, Sendable {
    /// The trace: each request's own, or the mean of a rate's step; `otherwise` where the trace does not say.
    case recorded(otherwise: RequestSize)
    /// All the same.
    case fixed(RequestSize)
    /// Prompt and output together, as some recorded request had them.
    case drawn(LengthSample)
    /// Prompt and output together, stretched so that their means are those of the trace's step; `otherwise` where the
    /// trace does not say.
    case stretched(LengthSample, otherwise: RequestSize)
    /// Bins of a published histogram.
    case histogram(LengthHistogram)

    /// Mean tokens, where no recording says otherwise.
    public var mean: MeanSize {
        switch self {
        case .recorded(let size), .fixed(let size), .stretched(_, let size): MeanSize(size)
        case .drawn(let sample): sample.mean
        case .histogram(let histogram): histogram.mean
        }
    }

    /// Mean tokens of requests of which the trace says `recorded`.
    func mean(_ recorded: RequestSize?) -> MeanSize {
        switch self {
        case .recorded(let otherwise), .stretched(_, let otherwise): MeanSize(recorded ?? otherwise)
        case .fixed, .drawn, .histogram: mean
        }
    }

    /// One request's tokens.
    ///
    /// - Parameters:
    ///   - recorded: what the trace says of this request.
    ///   - stream: the stream of lengths, and of nothing else.
    /// - Returns: at least one output token.
    func draw(_ recorded: RequestSize?, using stream: inout RandomStream) -> RequestSize {
        switch self {
        case .recorded(let otherwise): recorded ?? otherwise
        case .fixed(let size): size
        case .drawn(let sample): sample.draw(using: &stream)
        case .stretched(let sample, let otherwise):
            sample.draw(using: &stream).stretched(from: sample.mean, to: recorded ?? otherwise)
        case .histogram(let histogram): histogram.draw(using: &stream)
        }
    }
}

/// The sizes of a trace's requests, to draw from with equal chance.
public struct LengthSample: Hashable, Sendable {
    private let sizes: [RequestSize]
    /// Mean tokens of a request.
    public let mean: MeanSize

    /// Takes the sizes of a requests trace; nil for another kind.
    public init?(_ trace: Trace) {
        guard case .requests(let requests) = trace.content else { return nil }
        sizes = requests.map { RequestSize(promptTokens: $0.promptTokens, outputTokens: $0.outputTokens) }
        let count = Double(sizes.count)
        mean = MeanSize(
            promptTokens: sizes.reduce(0) { $0 + Double($1.promptTokens) } / count,
            outputTokens: sizes.reduce(0) { $0 + Double($1.outputTokens) } / count)
    }

    func draw(using stream: inout RandomStream) -> RequestSize {
        sizes[Int(stream.unitDraw() * Double(sizes.count))]
    }
}

extension RequestSize {
    /// This size as often as large as `mean` goes into `target`; at least one output token.
    fileprivate func stretched(from mean: MeanSize, to target: RequestSize) -> RequestSize {
        func tokens(_ count: Int, _ mean: Double, _ target: Int) -> Int {
            guard mean > 0 else { return target }
            return Int(min(Double(Trace.tokensMax), (Double(count) * Double(target) / mean).rounded()))
        }
        return RequestSize(
            promptTokens: tokens(promptTokens, mean.promptTokens, target.promptTokens),
            outputTokens: max(1, tokens(outputTokens, mean.outputTokens, target.outputTokens)))
    }
}
