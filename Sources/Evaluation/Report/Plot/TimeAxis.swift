/// The time axis, in the unit that gives few digits.
struct TimeAxis {
    /// Marked times, in seconds, and what they say.
    let ticks: [PlotAxis.Tick]
    /// The unit.
    let label: String
    private let range: ClosedRange<Double>

    init(from first: Double, to last: Double) {
        let span = max(last - first, 1)
        let unit: Double
        switch span {
        case ..<600: (unit, label) = (1, "seconds")
        case ..<14_400: (unit, label) = (60, "minutes")
        case ..<345_600: (unit, label) = (3_600, "hours")
        default: (unit, label) = (86_400, "days")
        }
        let axis = PlotAxis(linear: (first / unit)...((first + span) / unit), count: 8)
        range = first...(first + span)
        ticks = axis.ticks.map { PlotAxis.Tick(value: $0.value * unit, label: $0.label) }
            .filter { [range] in range.contains($0.value) }
    }

    /// 0 at the first time, 1 at the last.
    func place(_ seconds: Double) -> Double {
        min(1, max(0, (seconds - range.lowerBound) / (range.upperBound - range.lowerBound)))
    }
}
