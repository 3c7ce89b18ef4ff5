import Foundation

/// Latencies in logarithmic bins, for percentiles; each bin is 2 % wide, which bounds the error of an answer.
struct LatencyHistogram: Sendable {
    /// The lower bound of the first bin, in seconds; anything below counts as this.
    private static let lowest = 1e-4
    private static let growth = log(1.02)
    /// Bins up to about 10^5 s.
    private static let binsMax = 1_048

    private var bins: [UInt32] = []
    private(set) var count = 0

    mutating func add(_ seconds: Double) {
        let bin = min(Self.binsMax - 1, max(0, Int(log(max(seconds, Self.lowest) / Self.lowest) / Self.growth)))
        if bins.count <= bin { bins.append(contentsOf: repeatElement(0, count: bin + 1 - bins.count)) }
        bins[bin] += 1
        count += 1
    }

    mutating func add(_ other: LatencyHistogram) {
        if bins.count < other.bins.count {
            bins.append(contentsOf: repeatElement(0, count: other.bins.count - bins.count))
        }
        for (index, value) in other.bins.enumerated() { bins[index] += value }
        count += other.count
    }

    /// The value that a share of `fraction` does not exceed, in seconds; nil if nothing was seen.
    func quantile(_ fraction: Double) -> Double? {
        guard count > 0 else { return nil }
        let rank = max(1, Int((fraction * Double(count)).rounded(.up)))
        var seen = 0
        for (index, value) in bins.enumerated() {
            seen += Int(value)
            // The middle of the bin.
            if seen >= rank { return Self.lowest * exp((Double(index) + 0.5) * Self.growth) }
        }
        return nil
    }
}
