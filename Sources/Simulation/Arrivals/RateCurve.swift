/// A rate over time in straight pieces, that can be asked when a given number of requests will have come.
struct RateCurve: Sendable {
    private struct Piece {
        /// Seconds since the curve began.
        var start: Double
        /// Requests per second at `start`.
        var rate: Double
        /// Change of the rate in requests per second, per second.
        var slope: Double
    }

    private let pieces: [Piece]
    /// After how many seconds it begins again; nil: the last piece goes on.
    private let period: Double?
    private var index = 0
    /// Start of the present round.
    private var roundStart = 0.0

    /// The curve of a shape.
    init(_ shape: Shape) {
        var pieces: [Piece] = []
        for (index, point) in shape.points.enumerated() {
            var slope = 0.0
            if shape.isRamp, index + 1 < shape.points.count {
                let next = shape.points[index + 1]
                slope = (next.value - point.value) / (next.seconds - point.seconds)
            }
            // What is before the first point has its value.
            if index == 0, point.seconds > 0 { pieces.append(Piece(start: 0, rate: point.value, slope: 0)) }
            pieces.append(Piece(start: point.seconds, rate: point.value, slope: slope))
        }
        self.pieces = pieces
        period = nil
    }

    /// The curve of a rate trace, times `multiplier`, over and over.
    ///
    /// A gap keeps the last known rate (at the start: the first known one), because a gap is not zero.
    init(_ steps: [Trace.Step], spanSeconds: Double, multiplier: Double) {
        var known = steps.lazy.compactMap(\.requestsPerSecond).first ?? 0
        let start = steps.first?.seconds ?? 0
        pieces = steps.map { step in
            known = step.requestsPerSecond ?? known
            return Piece(start: step.seconds - start, rate: known * multiplier, slope: 0)
        }
        period = spanSeconds - start
    }

    /// The piece in force at the last answer, counted within a round.
    var pieceIndex: Int { index }

    /// Rounds to look ahead for a rate above zero before answering that none comes.
    private static let emptyRoundsMax = 2

    /// When `requests` more will have come after `from`; times must not go back between calls.
    ///
    /// - Returns: seconds since the curve began; nil if there will never be so many.
    mutating func time(after from: Double, for requests: Double) -> Double? {
        var from = from
        var wanted = requests
        var roundsLeft = Self.emptyRoundsMax
        while true {
            let piece = pieces[index]
            let start = roundStart + piece.start
            let end = endOfPiece()
            let rate = piece.rate + piece.slope * (from - start)
            // The root of rate·t + slope/2·t² = wanted, written so that slope 0 is no special case.
            let discriminant = rate * rate + 2 * piece.slope * wanted
            if discriminant >= 0, rate > 0 || piece.slope > 0 {
                let needed = 2 * wanted / (rate + discriminant.squareRoot())
                if from + needed <= end { return from + needed }
            }
            guard end.isFinite else { return nil }
            let length = end - from
            wanted -= rate * length + piece.slope * length * length / 2
            from = end
            index += 1
            if index == pieces.count {
                guard let period, roundsLeft > 0 else { return nil }
                roundsLeft -= 1
                index = 0
                roundStart += period
            }
        }
    }

    private func endOfPiece() -> Double {
        if index + 1 < pieces.count { return roundStart + pieces[index + 1].start }
        guard let period else { return .infinity }
        return roundStart + period
    }
}
