/// A function given at a few points: straight lines between them, level before the first, and the last line goes on.
public struct Interpolation: Hashable, Sendable {
    /// One point.
    public struct Point: Hashable, Sendable {
        /// Where.
        public var x: Double
        /// The value there.
        public var y: Double
    }

    /// By ascending `x`; at least two.
    public let points: [Point]

    /// Makes a function of at least two points with ascending `x`.
    public init(_ points: KeyValuePairs<Double, Double>) {
        self.points = points.map { Point(x: $0.key, y: $0.value) }
        precondition(points.count >= 2 && zip(self.points, self.points.dropFirst()).allSatisfy { $0.x < $1.x })
    }

    /// The value at `x`.
    public func value(at x: Double) -> Double {
        guard x > points[0].x else { return points[0].y }
        var place = 1
        while place < points.count - 1, points[place].x < x { place += 1 }
        let (left, right) = (points[place - 1], points[place])
        return left.y + (right.y - left.y) * ((x - left.x) / (right.x - left.x))
    }
}
