/// A cumulative histogram with few fixed bounds, as engines expose it.
public struct LatencyBuckets: Hashable, Sendable {
    /// Upper bounds in seconds; the last bucket has none.
    public static let bounds: [Double] = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60]

    /// Values by the first bound that they do not exceed; not cumulative.
    public private(set) var counts = [Int](repeating: 0, count: bounds.count + 1)
    /// Sum of all values, in seconds.
    public private(set) var sum = 0.0

    /// Values seen.
    public var count: Int { counts.reduce(0, +) }

    mutating func add(_ seconds: Double) {
        counts[Self.bounds.firstIndex { seconds <= $0 } ?? Self.bounds.count] += 1
        sum += seconds
    }
}
