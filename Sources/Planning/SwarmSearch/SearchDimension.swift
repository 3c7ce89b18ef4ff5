import Foundation

/// One number that a search may choose: its name, its range, and how the range is walked.
public struct SearchDimension: Hashable, Sendable {
    /// How a range is walked.
    public enum Scale: String, Hashable, Sendable {
        /// Evenly.
        case real
        /// Evenly in the logarithm, for what spans orders of magnitude; the range must be above zero.
        case logarithmic
        /// Whole numbers, each as likely as any other.
        case integer
    }

    /// What errors and results call it.
    public let name: String
    /// Smallest and largest value, both included.
    public let range: ClosedRange<Double>
    /// How the range is walked.
    public let scale: Scale

    /// Makes a dimension; ranges are ours to write, so a bad one is a mistake in the program.
    public init(_ name: String, in range: ClosedRange<Double>, scale: Scale = .real) {
        precondition(range.lowerBound.isFinite && range.upperBound.isFinite, "\(name): the range has no end")
        precondition(scale != .logarithmic || range.lowerBound > 0, "\(name): a logarithm needs a range above zero")
        precondition(
            scale != .integer
                || range.lowerBound.rounded() == range.lowerBound
                    && range.upperBound.rounded() == range.upperBound,
            "\(name): a range of integers has integer ends")
        self.name = name
        self.range = range
        self.scale = scale
    }

    /// The value at `place`, 0…1 along the range.
    ///
    /// Integers have a cell of equal width each, so that the ends are no rarer than the rest.
    func value(at place: Double) -> Double {
        let low = range.lowerBound
        let high = range.upperBound
        switch scale {
        case .real: return min(high, low + place * (high - low))
        case .logarithmic: return min(high, max(low, low * exp(place * log(high / low))))
        case .integer: return min(high, low + (place * (high - low + 1)).rounded(.down))
        }
    }

    /// The place of `value`, clamped into the range; the middle of its cell for an integer.
    func place(of value: Double) -> Double {
        let low = range.lowerBound
        let high = range.upperBound
        let value = min(high, max(low, value))
        switch scale {
        case .real: return high > low ? (value - low) / (high - low) : 0
        case .logarithmic: return high > low ? log(value / low) / log(high / low) : 0
        case .integer: return (value.rounded() - low + 0.5) / (high - low + 1)
        }
    }
}
