import Foundation
import Measures

/// The requests of one service, one after the other.
///
/// A requests trace is replayed exactly; at k times its rate each request comes as k, spread over the time to the next
/// one (a fraction of k by chance). A rate trace becomes a Poisson process. A shape becomes requests at even distances.
struct Arrivals: Sendable {
    private enum Source {
        case nothing
        case requests([Request], span: Double, multiplier: Double)
        case poisson(RateCurve, [Trace.Step])
        case even(RateCurve)
    }

    private var source: Source
    private var stream: RandomStream
    private let origin: Double
    private let size: RequestSize
    /// Time of the last request, in seconds since `origin`.
    private var last = 0.0
    /// The next request of the trace, in this round.
    private var cursor = 0
    private var roundStart = 0.0
    /// Copies of the present request still to come, the distance between them, and the next one's time.
    private var copies = 0
    private var copyDistance = 0.0

    /// Makes the arrivals of `load`.
    ///
    /// - Parameters:
    ///   - load: what drives the service.
    ///   - trace: the trace that `Load.trace` means; without one such a load is none.
    ///   - origin: when the load begins, in seconds since the fleet's origin.
    ///   - size: tokens of a request where the load does not say.
    ///   - stream: the source of chance.
    init(_ load: Load, trace: Trace?, origin: Double, size: RequestSize, stream: RandomStream) {
        self.origin = origin
        self.size = size
        self.stream = stream
        switch load {
        case .none: source = .nothing
        case .shape(let shape): source = .even(RateCurve(shape))
        case .trace(let multiplier):
            switch trace?.content {
            case nil: source = .nothing
            case .requests(let requests):
                source = .requests(requests, span: trace?.spanSeconds ?? 1, multiplier: multiplier)
            case .rate(let steps, _):
                let curve = RateCurve(steps, spanSeconds: trace?.spanSeconds ?? 1, multiplier: multiplier)
                source = .poisson(curve, steps)
            }
        }
    }

    /// The next request; nil if none will ever come.
    ///
    /// `arrivesAt` counts from the fleet's origin and never goes back.
    mutating func next() -> Request? {
        switch source {
        case .nothing: return nil
        case .requests(let requests, let span, let multiplier):
            return replay(requests, span: span, multiplier: multiplier)
        case .poisson(var curve, let steps):
            let unit = Double.random(in: Double.leastNonzeroMagnitude..<1, using: &stream)
            guard let at = curve.time(after: last, for: -log(unit)) else { return nil }
            source = .poisson(curve, steps)
            return request(at: at, size: steps[curve.pieceIndex].size ?? size)
        case .even(var curve):
            guard let at = curve.time(after: last, for: 1) else { return nil }
            source = .even(curve)
            return request(at: at, size: size)
        }
    }

    private mutating func request(at: Double, size: RequestSize) -> Request {
        last = at
        return Request(
            arrivesAt: origin + at, promptTokens: size.promptTokens, outputTokens: size.outputTokens)
    }

    private mutating func replay(_ requests: [Request], span: Double, multiplier: Double) -> Request {
        while copies == 0 {
            copies = drawCopies(multiplier)
            let next = cursor + 1 < requests.count ? requests[cursor + 1].arrivesAt : span
            copyDistance = max(0, next - requests[cursor].arrivesAt) / Double(max(1, copies))
            last = roundStart + requests[cursor].arrivesAt
            if copies == 0 { advance(requests.count, span: span) }
        }
        let at = last
        let original = requests[cursor]
        copies -= 1
        last += copyDistance
        if copies == 0 { advance(requests.count, span: span) }
        return Request(
            arrivesAt: origin + at, promptTokens: original.promptTokens, outputTokens: original.outputTokens)
    }

    private mutating func advance(_ count: Int, span: Double) {
        cursor += 1
        guard cursor == count else { return }
        cursor = 0
        roundStart += span
    }

    private mutating func drawCopies(_ multiplier: Double) -> Int {
        let whole = multiplier.rounded(.down)
        let fraction = multiplier - whole
        guard fraction > 0 else { return Int(whole) }
        return Int(whole) + (Double.random(in: 0..<1, using: &stream) < fraction ? 1 : 0)
    }
}
