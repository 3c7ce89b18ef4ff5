import Measures

/// A value that changes with time as a short text says; for loads and for metric values alike.
///
/// | text | value |
/// |---|---|
/// | `constant:20` | 20 |
/// | `step:5@0s,40@120s,5@600s` | 5, from 120 s on 40, from 600 s on 5 |
/// | `ramp:5@0s,40@120s` | a straight line from 5 to 40, then 40 |
/// | `flash:base=5,peak=80,at=10m,rise=30s,decay=5m` | 5; from 10 min on straight up to 80; back to 5, see below |
/// | `periodic:mean=20,amplitude=10,period=24h` | a sine around 20 |
/// | `outage:at=10m,for=5m` | 1, from 10 min to 15 min 0 |
///
/// The way back of a flash crowd is exponential: its height over the base falls to 1/e in each `decay`. A periodic
/// shape may have `phase=6h`, which begins it 6 h further on, and `weekend=0.6`, a factor on the sixth and seventh day
/// of each week. An outage may have `rate=20` instead of 1, and `to=missing`: not known instead of 0.
///
/// Parts may be multiplied and added, with blanks around the sign, products first:
/// `periodic:mean=20,amplitude=10,period=1h * outage:at=10m,for=5m + constant:2`.
/// Before the first point of a step or a ramp the value is that of the first point.
public struct Shape: Hashable, Sendable {
    /// The points that a step or a ramp may have.
    public static let pointsMax = 1_000
    /// The parts that a text may have.
    public static let partsMax = 16
    /// The largest value of a part; a product of parts is cut to it.
    static let valueMax = 1e9

    /// A sum of products.
    let terms: [[ShapePart]]

    /// Always the same value, not negative.
    public static func constant(_ value: Double) -> Shape {
        Shape(terms: [[.points([ShapePart.Point(seconds: 0, value: value)], isRamp: false)]])
    }

    init(terms: [[ShapePart]]) {
        self.terms = terms
    }

    /// The value `elapsed` after the shape began; nil where the shape says that it is missing.
    public func value(at elapsed: Duration) -> Double? {
        let seconds = elapsed.seconds
        if terms.contains(where: { $0.contains { $0.isMissing(at: seconds) } }) { return nil }
        return value(at: seconds, before: false)
    }

    /// The value at an instant, or just before it; where it is missing, what it would be.
    ///
    /// A load goes on in a gap, since a gap is not zero.
    func value(at seconds: Double, before: Bool) -> Double {
        var sum = 0.0
        for term in terms {
            var product = 1.0
            for part in term { product *= part.value(at: seconds, before: before) }
            sum += product
        }
        return min(sum, Self.valueMax)
    }

    /// The straight piece that begins at `seconds`.
    ///
    /// Steps and ramps are such pieces. What is curved is cut into chords: 256 a period, 32 a decay time, which is
    /// within 0.01 % of an amplitude; a whole period has exactly its mean.
    ///
    /// - Returns: where the piece ends, `.infinity` for the last one, and the values at both ends.
    func piece(from seconds: Double) -> (end: Double, first: Double, last: Double) {
        var end = Double.infinity
        for term in terms {
            for part in term {
                end = min(end, part.knot(after: seconds))
                // A product of two straight lines is curved, too.
                if term.count > 1, let longest = part.longestInProduct { end = min(end, seconds + longest) }
            }
        }
        let first = value(at: seconds, before: false)
        guard end.isFinite else { return (end, first, first) }
        return (end, first, value(at: end, before: true))
    }
}
