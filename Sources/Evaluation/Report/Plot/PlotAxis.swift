import Foundation

/// One axis: which numbers it spans, where its ticks are, and what they say.
struct PlotAxis {
    /// How values are spread along it.
    enum Spread {
        case linear
        /// By powers of ten; what is below `floor` is drawn there, and its tick says "≤".
        case logarithmic(floor: Double)
    }

    /// A marked value.
    struct Tick: Equatable {
        var value: Double
        var label: String
    }

    /// The ends.
    let range: ClosedRange<Double>
    /// Marked values, ascending.
    let ticks: [Tick]
    private let spread: Spread

    /// An axis from `range`'s lower end to the first round number that is not below its upper end.
    ///
    /// Steps are 1, 2 or 5 times a power of ten, so that about `count` of them fit.
    init(linear range: ClosedRange<Double>, count: Int = 5) {
        let span = max(range.upperBound - range.lowerBound, 1e-9)
        let step = Self.roundStep(span / Double(count))
        let low = (range.lowerBound / step + 1e-9).rounded(.down) * step
        let steps = max(1, Int(((range.lowerBound + span - low) / step - 1e-9).rounded(.up)))
        let digits = max(0, Int((-log10(step) - 1e-9).rounded(.up)))
        ticks = (0...steps).map { index in
            let value = low + Double(index) * step
            return Tick(value: value, label: DecimalText.fixed(value, digits: digits))
        }
        self.range = low...(low + Double(steps) * step)
        spread = .linear
    }

    /// An axis of powers of ten from the one below `floor` to the first that is not below `high`; labels are
    /// `scale` × value.
    init(logarithmicFrom floor: Double, to high: Double, scale: Double = 1) {
        let first = Int((log10(floor) + 1e-9).rounded(.down))
        let last = max(first + 1, Int((log10(max(high, floor)) - 1e-9).rounded(.up)))
        ticks = (first...last).map { power in
            let value = pow(10, Double(power))
            let label = DecimalText.trimmed(value * scale, digits: 6)
            return Tick(value: value, label: power == first ? "≤ \(label)" : label)
        }
        range = pow(10, Double(first))...pow(10, Double(last))
        spread = .logarithmic(floor: range.lowerBound)
    }

    /// Where `value` stands, 0 at the lower end and 1 at the upper; what is beyond stands at the end.
    func place(_ value: Double) -> Double {
        let share: Double
        switch spread {
        case .linear:
            share = (value - range.lowerBound) / (range.upperBound - range.lowerBound)
        case .logarithmic(let floor):
            share = log10(max(value, floor) / range.lowerBound) / log10(range.upperBound / range.lowerBound)
        }
        return min(1, max(0, share))
    }

    private static func roundStep(_ step: Double) -> Double {
        let power = pow(10, log10(step).rounded(.down))
        let digit = step / power
        return power * (digit <= 1 ? 1 : digit <= 2 ? 2 : digit <= 5 ? 5 : 10)
    }
}
