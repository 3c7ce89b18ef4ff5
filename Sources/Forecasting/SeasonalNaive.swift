/// What the same time of day, or of the week, was like before.
enum SeasonalNaive {
    private static let day = 86_400.0
    private static let week = 604_800.0

    /// Demand around a day before `instant`, or two … seven days if that is not known.
    ///
    /// - Parameters:
    ///   - instant: seconds since the epoch; at most a day after the newest observation.
    ///   - history: what is known.
    ///   - halfWidth: half of the stretch that is averaged, in seconds: a single cell is noisy.
    /// - Returns: NaN if nothing is known.
    static func daily(_ instant: Double, in history: History, halfWidth: Double) -> Double {
        let centre = instant - day
        let near = history.middle.mean(from: centre - halfWidth, to: centre + halfWidth)
        if !near.isNaN { return near }
        for days in 1...7 {
            let value = history.coarse.value(at: instant - Double(days) * day)
            if !value.isNaN { return value }
        }
        return .nan
    }

    /// The mean over the same time of day on the last seven days; NaN if nothing is known.
    static func profile(_ instant: Double, in history: History) -> Double {
        mean(of: history.coarse, before: instant, every: day, times: 7)
    }

    /// The mean over the same time of the week in the last four weeks; NaN if nothing is known.
    static func weekly(_ instant: Double, in history: History) -> Double {
        mean(of: history.coarse, before: instant, every: week, times: 4)
    }

    private static func mean(
        of ring: Ring, before instant: Double, every distance: Double, times: Int
    ) -> Double {
        var sum = 0.0
        var known = 0.0
        for count in 1...times {
            let value = ring.value(at: instant - Double(count) * distance)
            guard !value.isNaN else { continue }
            sum += value
            known += 1
        }
        return known > 0 ? sum / known : .nan
    }
}
