/// One number of a rule that a tuner may choose, the same way for every rule.
public struct TunableParameter: Hashable, Codable, Sendable {
    /// How a tuner should step through the range.
    public enum Scale: String, Hashable, Codable, Sendable {
        /// Equal distances matter alike.
        case linear
        /// Equal ratios matter alike; the range is above 0.
        case logarithmic
    }

    /// In snake_case, as files and options write it.
    public let name: String
    /// The values that are accepted, both ends included.
    public let range: ClosedRange<Double>
    /// How to step through the range.
    public let scale: Scale
    /// Whether only whole numbers are accepted.
    public let isInteger: Bool
    /// The rule's own default, taken where nothing is said.
    public let standard: Double
    /// What it is, with its unit.
    public let summary: String

    init(
        _ name: String, _ range: ClosedRange<Double>, standard: Double, scale: Scale = .linear,
        isInteger: Bool = false, _ summary: String
    ) {
        precondition(range.contains(standard), "a default lies in its range")
        precondition(scale == .linear || range.lowerBound > 0, "a logarithmic range is above 0")
        self.name = name
        self.range = range
        self.scale = scale
        self.isInteger = isInteger
        self.standard = standard
        self.summary = summary
    }

    /// The accepted value next to `value`; `standard` for what is no number.
    public func nearest(to value: Double) -> Double {
        guard !value.isNaN else { return standard }
        let inside = min(max(value, range.lowerBound), range.upperBound)
        guard isInteger else { return inside }
        let whole = inside.rounded()
        // Rounding may leave a range whose ends are not whole.
        if whole > range.upperBound { return range.upperBound.rounded(.down) }
        return whole < range.lowerBound ? range.lowerBound.rounded(.up) : whole
    }
}
