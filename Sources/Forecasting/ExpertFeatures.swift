import Foundation

/// The season around one instant; NaN where it is not known.
struct Season: Hashable, Sendable {
    let daily: Double
    let profile: Double
    let weekly: Double

    /// Nothing is known.
    static let unknown = Season(daily: .nan, profile: .nan, weekly: .nan)

    private init(daily: Double, profile: Double, weekly: Double) {
        self.daily = daily
        self.profile = profile
        self.weekly = weekly
    }

    /// Of demand around `instant`, in seconds since the epoch.
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
    static let sizeColumns = 7

    let current: Double
    let means: [Double]
    /// Season now.
    let season: Season
    /// The mean over days, with a floor: the unit of "much" and "little".
    let level: Double
    /// Parts of the size's row that do not depend on the target.
    private let sizeParts: [Float]

    init(_ recent: RecentDemand, _ history: History, at instant: Double, halfWidth: Double) {
        current = recent.latest
        means = recent.means.map(\.value)
        season = Season(at: instant, in: history, halfWidth: halfWidth)
        level = max(recent.level.value, 1e-9)
        let floor = 0.05 * level
        let slow = recent.noise[2].value + floor
        sizeParts = [
            1,
            Float(log((recent.noise[0].value + floor) / slow)),
            Float(log((recent.noise[1].value + floor) / slow)),
            Float(log((abs(current - means[2]) + floor) / slow)),
            Float(log((means[2] + floor) / (level + floor))),
        ]
    }

    /// Appends the row of the regression on the change of demand: distances from `origin`, in units of `unit`.
    ///
    /// What is not known is no distance away.
    func appendChangeRow(to row: inout [Float], then: Season, origin: Double, unit: Double) {
        func add(_ value: Double) {
            row.append(value.isNaN ? 0 : Float(min(max((value - origin) / unit, -30), 30)))
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
    ///
    /// - Parameters:
    ///   - row: is appended to.
    ///   - centre: the forecast whose error it is.
    ///   - network: how far the network's P90 stands from its median, in units; nil if it is not heard.
    func appendSizeRow(to row: inout [Float], centre: Double, network: Double?) {
        row.append(contentsOf: sizeParts)
        row.append(Float(log((max(0, centre) + 0.05 * level) / (1.05 * level))))
        row.append(network.map { Float(log(min(max($0, 0.05), 20))) } ?? 0)
    }
}
