/// A rate over played time in straight pieces, that can be asked when a given number of requests will have come.
///
/// Played time counts from the start of the window; the rate is that of the trace or shape times `scale`, while the
/// trace runs `timeScale` times as fast.
struct RateCurve: Sendable {
    private enum Source: Sendable {
        /// Rates of equal steps that begin at 0.
        case steps([Double], stepSeconds: Double)
        case shape(Shape)
    }

    private let source: Source
    private let window: Range<Double>
    private let timeScale: Double
    private let scale: Double
    private var loops: Bool
    /// Requests of a whole round; 0 if there is only one.
    private var roundContent = 0.0

    /// Rounds without a request after which none is waited for.
    private static let roundsMax = 1e9
    /// Pieces without a request after which none is waited for.
    ///
    /// A shape has no end of them; two rounds of the longest trace are fewer.
    private static let piecesMax = 4 * Trace.linesMax

    /// Where the present piece of a shape begins in the trace, and where the present piece ends there.
    private var traceSeconds = 0.0
    private var traceEnd = 0.0
    /// The step that the present piece is of; 0 for a shape.
    private(set) var stepIndex = 0
    /// The present piece in played time, its rate at its start, and the change of the rate per second.
    private var start = 0.0
    private var end = 0.0
    private var rate = 0.0
    private var slope = 0.0
    private var roundStart = 0.0

    /// The curve of a shape.
    init(_ shape: Shape, window: Range<Double>, scale: Double, timeScale: Double, loops: Bool) {
        self.init(.shape(shape), window: window, scale: scale, timeScale: timeScale, loops: loops)
    }

    /// The curve of a rate in steps from 0 on, without gaps: `RateCurve.filled`.
    init(
        _ rates: [Double], stepSeconds: Double, window: Range<Double>, scale: Double, timeScale: Double, loops: Bool
    ) {
        self.init(
            .steps(rates, stepSeconds: stepSeconds), window: window, scale: scale, timeScale: timeScale, loops: loops)
    }

    private init(_ source: Source, window: Range<Double>, scale: Double, timeScale: Double, loops: Bool) {
        self.source = source
        self.window = window
        self.scale = scale
        self.timeScale = timeScale
        self.loops = loops
        begin()
        guard loops else { return }
        var untilEnd = self
        untilEnd.loops = false
        var nothing = 0.0
        repeat { roundContent += untilEnd.content(from: untilEnd.start) } while untilEnd.nextPiece(&nothing)
    }

    /// A gap keeps the last known rate (at the start: the first known one), because a gap is not zero.
    static func filled(_ rates: [Double?]) -> [Double] {
        var known = rates.lazy.compactMap(\.self).first ?? 0
        return rates.map { rate in
            known = rate ?? known
            return known
        }
    }

    /// When `requests` more will have come after `from`; times must not go back between calls.
    ///
    /// - Returns: played seconds; nil if there will never be so many.
    mutating func time(after from: Double, for requests: Double) -> Double? {
        var from = from
        var wanted = requests
        for _ in 0..<Self.piecesMax {
            let rateNow = rate + slope * (from - start)
            // The root of rate·t + slope/2·t² = wanted, written so that slope 0 is no special case.
            let discriminant = rateNow * rateNow + 2 * slope * wanted
            if wanted <= 0, rateNow > 0 { return from }
            if wanted > 0, discriminant >= 0, rateNow > 0 || slope > 0 {
                let needed = 2 * wanted / (rateNow + discriminant.squareRoot())
                if from + needed <= end { return from + needed }
            }
            guard end.isFinite else { return nil }
            wanted = max(0, wanted - content(from: from))
            guard nextPiece(&wanted) else { return nil }
            from = start
        }
        return nil
    }

    /// The requests of the present piece from an instant on.
    private func content(from: Double) -> Double {
        let length = end - from
        return length * (rate + slope * (from - start) + slope * length / 2)
    }

    /// Goes to the next piece, and over whole rounds that `wanted` uses up.
    ///
    /// - Returns: false after the last one.
    private mutating func nextPiece(_ wanted: inout Double) -> Bool {
        start = end
        let isLast: Bool
        switch source {
        case .steps(let rates, let stepSeconds):
            stepIndex += 1
            isLast = stepIndex == rates.count || Double(stepIndex) * stepSeconds >= window.upperBound
        case .shape:
            traceSeconds = traceEnd
            isLast = traceEnd >= window.upperBound
        }
        if isLast {
            let rounds = (wanted / roundContent).rounded(.down)
            // Too little in a round to ever bring a request.
            guard loops, rounds < Self.roundsMax else { return false }
            wanted -= rounds * roundContent
            roundStart += (1 + rounds) * (window.upperBound - window.lowerBound) / timeScale
            begin()
        } else {
            readPiece()
        }
        return true
    }

    /// Goes to the start of a round.
    private mutating func begin() {
        start = roundStart
        traceSeconds = window.lowerBound
        if case .steps(let rates, let stepSeconds) = source {
            stepIndex = min(rates.count - 1, Int(window.lowerBound / stepSeconds))
        }
        readPiece()
    }

    private mutating func readPiece() {
        switch source {
        case .steps(let rates, let stepSeconds):
            traceEnd = Double(stepIndex + 1) * stepSeconds
            rate = rates[stepIndex] * scale
            slope = 0
        case .shape(let shape):
            let piece = shape.piece(from: traceSeconds)
            traceEnd = piece.end
            rate = piece.first * scale
            slope = piece.end.isFinite ? (piece.last - piece.first) * scale * timeScale / (piece.end - traceSeconds) : 0
        }
        end = roundStart + (min(traceEnd, window.upperBound) - window.lowerBound) / timeScale
    }
}
