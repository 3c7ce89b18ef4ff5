/// The demand of a source over its own seconds, before any scale, added up so that any span is looked up.
enum DemandLedger: Sendable {
    /// Single requests: their times, and the demand of all before each, with one more at the end.
    case counted([Double], sums: [Demand])
    /// A rate in steps.
    case steps(StepLedger)
    case shape(Shape, MeanSize)

    /// The span around an instant whose mean is told where single requests are counted.
    private static let countSeconds = 10.0

    init(_ spec: ArrivalSpec) {
        switch spec.source {
        case .shape(let shape): self = .shape(shape, spec.lengths.mean)
        case .trace(let trace):
            guard spec.isReplay, case .requests(let requests) = trace.content else {
                self = .steps(StepLedger(TraceSteps(trace), lengths: spec.lengths))
                return
            }
            var sums: [Demand] = [.zero]
            sums.reserveCapacity(requests.count + 1)
            for request in requests {
                let recorded = RequestSize(promptTokens: request.promptTokens, outputTokens: request.outputTokens)
                sums.append(sums[sums.count - 1] + Demand(requests: 1, of: spec.lengths.mean(recorded)))
            }
            self = .counted(requests.map(\.arrivesAt), sums: sums)
        }
    }

    /// Demand per second at `place`; nil in a gap.
    func rate(at place: Double, within range: Range<Double>) -> Demand? {
        switch self {
        case .counted:
            let low = max(range.lowerBound, (place / Self.countSeconds).rounded(.down) * Self.countSeconds)
            let high = min(range.upperBound, low + Self.countSeconds)
            return high > low ? total(low..<high) * (1 / (high - low)) : nil
        case .steps(let steps): return steps.rate(at: place)
        case .shape(let shape, let size): return Demand(requests: shape.value(at: place, before: false), of: size)
        }
    }

    /// Demand in a span of the source, gaps as they are played.
    func total(_ range: Range<Double>) -> Demand {
        switch self {
        case .counted(let times, let sums):
            return sums[Self.first(times, notBefore: range.upperBound)]
                - sums[Self.first(times, notBefore: range.lowerBound)]
        case .steps(let steps): return steps.total(range)
        case .shape(let shape, let size): return Demand(requests: Self.integral(of: shape, range), of: size)
        }
    }

    /// Demand per second in a span, over what is known; nil if less than half is.
    func known(_ range: Range<Double>) -> Demand? {
        switch self {
        case .counted, .shape: return total(range) * (1 / (range.upperBound - range.lowerBound))
        case .steps(let steps): return steps.known(range)
        }
    }

    private static func first(_ times: [Double], notBefore seconds: Double) -> Int {
        var low = 0
        var high = times.count
        while low < high {
            let middle = (low + high) / 2
            if times[middle] < seconds {
                low = middle + 1
            } else {
                high = middle
            }
        }
        return low
    }

    private static func integral(of shape: Shape, _ range: Range<Double>) -> Double {
        var sum = 0.0
        var at = range.lowerBound
        while at < range.upperBound {
            let piece = shape.piece(from: at)
            let end = min(piece.end, range.upperBound)
            let slope = piece.end.isFinite ? (piece.last - piece.first) / (piece.end - at) : 0
            sum += (end - at) * (piece.first + slope * (end - at) / 2)
            at = end
        }
        return sum
    }
}

/// A rate in steps, added up.
struct StepLedger: Sendable {
    private let stepSeconds: Double
    /// Demand per second; nil in a gap.
    private let steps: [Demand?]
    /// The same with each gap filled by the last known rate.
    private let filled: [Demand]
    /// Demand before each step, gaps filled; one more at the end.
    private var sums: [Demand] = [.zero]
    /// Known demand, and known seconds, before each step.
    private var knownSums: [Demand] = [.zero]
    private var knownSeconds: [Double] = [0]

    init(_ steps: TraceSteps, lengths: TokenLengths) {
        let step = steps.stepSeconds
        let sizes = steps.sizes.map(lengths.mean)
        stepSeconds = step
        self.steps = zip(steps.rates, sizes).map { rate, size in rate.map { Demand(requests: $0, of: size) } }
        filled = zip(RateCurve.filled(steps.rates), sizes).map { Demand(requests: $0, of: $1) }
        for (known, filled) in zip(self.steps, filled) {
            sums.append(sums[sums.count - 1] + filled * step)
            knownSums.append(knownSums[knownSums.count - 1] + (known ?? .zero) * step)
            knownSeconds.append(knownSeconds[knownSeconds.count - 1] + (known == nil ? 0 : step))
        }
    }

    func rate(at place: Double) -> Demand? {
        steps[min(steps.count - 1, Int(place / stepSeconds))]
    }

    func total(_ range: Range<Double>) -> Demand {
        func until(_ place: Double) -> Demand {
            let (index, rest) = split(place)
            return sums[index] + (rest > 0 ? filled[index] * rest : .zero)
        }
        return until(range.upperBound) - until(range.lowerBound)
    }

    func known(_ range: Range<Double>) -> Demand? {
        func until(_ place: Double) -> (Demand, seconds: Double) {
            let (index, rest) = split(place)
            guard rest > 0, let step = steps[index] else { return (knownSums[index], knownSeconds[index]) }
            return (knownSums[index] + step * rest, knownSeconds[index] + rest)
        }
        let (low, high) = (until(range.lowerBound), until(range.upperBound))
        let seconds = high.seconds - low.seconds
        guard seconds > 0, seconds >= (range.upperBound - range.lowerBound) / 2 - 1e-9 else { return nil }
        return (high.0 - low.0) * (1 / seconds)
    }

    /// The step that a place is in, and how far; behind the last step its end.
    private func split(_ place: Double) -> (index: Int, rest: Double) {
        let index = Int(place / stepSeconds)
        guard index < steps.count else { return (steps.count, 0) }
        return (index, place - Double(index) * stepSeconds)
    }
}
