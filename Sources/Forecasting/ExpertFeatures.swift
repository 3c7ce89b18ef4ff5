#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The season around one instant; NaN where it is not known.
struct Season: Hashable, Sendable {
    let daily: Double
    let profile: Double
    let weekly: Double

    init(at instant: Double, in history: History, halfWidth: Double) {
        daily = SeasonalNaive.daily(instant, in: history, halfWidth: halfWidth)
        profile = SeasonalNaive.profile(instant, in: history)
        weekly = SeasonalNaive.weekly(instant, in: history)
    }
}

/// What the experts see at one instant, the same for all targets.
struct ExpertFeatures: Sendable {
    /// Columns of the regression on the change of demand.
    static let columns = 13
    /// Columns of the regression on the size of the error.
    static let spreadColumns = 6

    let current: Double
    let means: [Double]
    /// Season now.
    let season: Season
    /// The mean over days, with a floor: the unit of "much" and "little".
    let level: Double
    /// Parts of the spread's row that do not depend on the target.
    private let spreadParts: [Float]

    init(_ recent: RecentDemand, _ history: History, at instant: Double, halfWidth: Double) {
        current = recent.latest
        means = recent.means.map(\.value)
        season = Season(at: instant, in: history, halfWidth: halfWidth)
        level = max(recent.level.value, 1e-9)
        let floor = 0.05 * level
        let slow = recent.noise[2].value + floor
        spreadParts = [
            1,
            Float(log((recent.noise[0].value + floor) / slow)),
            Float(log((recent.noise[1].value + floor) / slow)),
            Float(log((abs(current - means[2]) + floor) / slow)),
            Float(log((means[2] + floor) / (level + floor))),
        ]
    }

    /// Appends the regression's row for a target: everything as a distance from now, in units of `unit`.
    func appendRow(to row: inout [Float], then: Season, unit: Double) {
        func add(_ value: Double) {
            row.append(value.isNaN ? 0 : Float(min(max((value - current) / unit, -30), 30)))
        }
        for mean in means { add(mean) }
        for (later, now) in [
            (then.daily, season.daily), (then.profile, season.profile), (then.weekly, season.weekly),
        ] {
            let known = !later.isNaN && !now.isNaN
            add(known ? later : .nan)
            add(known ? now : .nan)
        }
        add(level)
    }

    /// Appends the row of the regression on the error's size.
    func appendSpreadRow(to row: inout [Float], centre: Double) {
        row.append(contentsOf: spreadParts)
        row.append(Float(log((max(0, centre) + 0.05 * level) / (1.05 * level))))
    }
}
