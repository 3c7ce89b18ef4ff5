import Measures

/// A value that changes with time as a short text says; for loads and for metric values alike.
///
/// | text | value |
/// |---|---|
/// | `constant:20` | 20 |
/// | `step:5@0s,40@120s,5@600s` | 5, from 120 s on 40, from 600 s on 5 |
/// | `ramp:5@0s,40@120s` | a straight line from 5 to 40, then 40 |
///
/// Before the first point the value is that of the first point.
public struct Shape: Hashable, Sendable {
    /// A point of a step or a ramp.
    struct Point: Hashable, Sendable {
        var seconds: Double
        var value: Double
    }

    /// The points that a text may have.
    public static let pointsMax = 1_000

    let points: [Point]
    let isRamp: Bool

    /// Always the same value, not negative.
    public static func constant(_ value: Double) -> Shape {
        Shape(points: [Point(seconds: 0, value: value)], isRamp: false)
    }

    private init(points: [Point], isRamp: Bool) {
        self.points = points
        self.isRamp = isRamp
    }

    /// Reads a text of the table above.
    ///
    /// - Parameters:
    ///   - text: the description.
    ///   - field: how errors name it.
    /// - Throws: the text, and what is accepted.
    public init(text: String, field: String) throws(LoadError) {
        let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        let bad = LoadError(
            field: field, found: text,
            accepted: "constant:20, step:5@0s,40@120s or ramp:5@0s,40@120s; values from 0, times ascending")
        guard parts.count == 2 else { throw bad }
        switch parts[0] {
        case "constant":
            guard let value = Self.value(parts[1]) else { throw bad }
            self = .constant(value)
        case "step", "ramp":
            var points: [Point] = []
            for piece in parts[1].split(separator: ",", omittingEmptySubsequences: false) {
                let pair = piece.split(separator: "@", omittingEmptySubsequences: false)
                guard pair.count == 2, points.count < Self.pointsMax, let value = Self.value(pair[0]),
                    let at = Duration(simulationText: String(pair[1])), at.seconds > points.last?.seconds ?? -1
                else { throw bad }
                points.append(Point(seconds: at.seconds, value: value))
            }
            self.init(points: points, isRamp: parts[0] == "ramp")
        default: throw bad
        }
    }

    private static func value(_ text: Substring) -> Double? {
        guard let value = Double(text), value >= 0, value < 1e9 else { return nil }
        return value
    }

    /// The value `elapsed` after the shape began.
    public func value(at elapsed: Duration) -> Double {
        let seconds = elapsed.seconds
        guard let index = points.lastIndex(where: { $0.seconds <= seconds }) else { return points.first?.value ?? 0 }
        let from = points[index]
        guard isRamp, index + 1 < points.count else { return from.value }
        let to = points[index + 1]
        return from.value + (to.value - from.value) * (seconds - from.seconds) / (to.seconds - from.seconds)
    }
}
