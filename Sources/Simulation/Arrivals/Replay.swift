import Foundation
import Measures

/// The requests of a trace at their own times.
///
/// At m times their number each comes m times, spread evenly to the next one; a fraction of m by chance.
struct Replay: Sendable {
    /// A request of the window, in played seconds since its start.
    struct Moment: Hashable, Sendable {
        var at: Double
        var size: RequestSize
    }

    private let moments: [Moment]
    /// Length of a round.
    private let span: Double
    private let multiplier: Double
    private let loops: Bool
    private var stream: RandomStream
    private var cursor = 0
    private var roundStart = 0.0
    /// Copies of the present request still to come, the distance between them, and the next one's time.
    private var copies = 0
    private var copyDistance = 0.0
    private var at = 0.0

    init(_ moments: [Moment], span: Double, multiplier: Double, loops: Bool, stream: RandomStream) {
        self.moments = moments
        self.span = span
        self.multiplier = multiplier
        self.loops = loops && !moments.isEmpty
        self.stream = stream
    }

    mutating func next() -> Moment? {
        while copies == 0 {
            if cursor == moments.count {
                guard loops else { return nil }
                cursor = 0
                roundStart += span
            }
            copies = drawCopies()
            let here = moments[cursor].at
            let next = cursor + 1 < moments.count ? moments[cursor + 1].at : span
            copyDistance = max(0, next - here) / Double(max(1, copies))
            at = roundStart + here
            if copies == 0 { cursor += 1 }
        }
        let moment = Moment(at: at, size: moments[cursor].size)
        copies -= 1
        at += copyDistance
        if copies == 0 { cursor += 1 }
        return moment
    }

    private mutating func drawCopies() -> Int {
        let whole = multiplier.rounded(.down)
        let fraction = multiplier - whole
        guard fraction > 0 else { return Int(whole) }
        return Int(whole) + (stream.unitDraw() < fraction ? 1 : 0)
    }
}

extension Replay {
    /// The requests of a window.
    ///
    /// - Parameters:
    ///   - requests: of the whole trace, in order.
    ///   - window: in seconds of the trace.
    ///   - timeScale: how many times as fast it is played.
    ///   - batchSeconds: over how many seconds of the trace requests of one stamp are spread; nil leaves them.
    ///   - stream: the source of chance for that.
    /// - Returns: them in order, in played seconds since the window's start.
    static func moments(
        _ requests: [Request], window: Range<Double>, timeScale: Double, batchSeconds: Double?,
        stream: RandomStream
    ) -> [Moment] {
        var stream = stream
        let low = requests.firstIndex(notBefore: window.lowerBound)
        let high = requests.firstIndex(notBefore: window.upperBound)
        var moments = requests[low..<high].map { request in
            Moment(
                at: (request.arrivesAt - window.lowerBound) / timeScale,
                size: RequestSize(promptTokens: request.promptTokens, outputTokens: request.outputTokens))
        }
        guard let batchSeconds else { return moments }
        let end = (window.upperBound - window.lowerBound) / timeScale
        var first = 0
        while first < moments.count {
            let stamp = moments[first].at
            let past = moments[first...].firstIndex { $0.at != stamp } ?? moments.count
            let next = past < moments.count ? moments[past].at : end
            let limit = min(next, stamp + batchSeconds / timeScale)
            // Ordered uniform numbers, one after the other: of n the least is 1 − U^(1/n) of the way.
            for index in first..<past {
                let before = index == first ? stamp : moments[index - 1].at
                let share = exp(log(stream.unitDraw()) / Double(past - index))
                moments[index].at = before + (limit - before) * (1 - share)
            }
            first = past
        }
        return moments
    }
}

extension [Request] {
    /// The first request that arrives at `seconds` or later; `endIndex` if none does.
    func firstIndex(notBefore seconds: Double) -> Int {
        var low = startIndex
        var high = endIndex
        while low < high {
            let middle = (low + high) / 2
            if self[middle].arrivesAt < seconds {
                low = middle + 1
            } else {
                high = middle
            }
        }
        return low
    }
}
