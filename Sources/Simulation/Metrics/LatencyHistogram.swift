/// Durations in bins of equal relative width, for quantiles; memory is bounded, and counts are exact.
///
/// Each power of two is cut into 64 equal bins, so a bin is 0.8 to 1.6 % wide, which bounds the error of an answer.
/// Durations below 61 µs count as the first bin, above 36 hours as the last.
public struct LatencyHistogram: Hashable, Sendable {
    /// Bits of the fraction that tell bins of one power of two apart.
    private static let fractionBits: UInt64 = 6
    private static let shift = UInt64(Double.significandBitCount) - fractionBits
    /// 2^-14 s.
    private static let lowest = 0.00006103515625
    private static let lowestKey = lowest.bitPattern >> shift
    /// 31 powers of two.
    private static let binsMax = 31 << 6

    private var bins: [UInt32] = []
    /// Durations seen.
    public private(set) var count = 0
    /// Their sum, in seconds.
    public private(set) var sum = 0.0

    /// Nothing seen yet.
    public init() {}

    /// Counts a duration.
    public mutating func add(_ seconds: Double) {
        // A positive number's bits grow with it, so their upper part numbers the bins without a logarithm.
        let key = max(seconds, Self.lowest).bitPattern >> Self.shift
        let bin = Int(min(key - Self.lowestKey, UInt64(Self.binsMax - 1)))
        if bins.count <= bin { bins.append(contentsOf: repeatElement(0, count: bin + 1 - bins.count)) }
        bins[bin] += 1
        count += 1
        sum += seconds
    }

    /// Counts all that `other` counted.
    public mutating func add(_ other: LatencyHistogram) {
        if bins.count < other.bins.count {
            bins.append(contentsOf: repeatElement(0, count: other.bins.count - bins.count))
        }
        for (index, value) in other.bins.enumerated() { bins[index] += value }
        count += other.count
        sum += other.sum
    }

    /// Their mean in seconds; nil if nothing was seen.
    public var mean: Double? { count > 0 ? sum / Double(count) : nil }

    /// The duration that a share of `fraction` does not exceed, in seconds; nil if nothing was seen.
    public func quantile(_ fraction: Double) -> Double? {
        guard count > 0 else { return nil }
        let rank = max(1, Int((fraction * Double(count)).rounded(.up)))
        var seen = 0
        for (index, value) in bins.enumerated() {
            seen += Int(value)
            guard seen >= rank else { continue }
            let low = Double(bitPattern: (UInt64(index) + Self.lowestKey) << Self.shift)
            let high = Double(bitPattern: (UInt64(index) + 1 + Self.lowestKey) << Self.shift)
            return (low + high) / 2
        }
        return nil
    }
}
