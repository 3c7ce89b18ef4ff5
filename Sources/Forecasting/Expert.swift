/// The forecasters that the gate listens to; the raw value is the name in JSON and in metrics.
public enum Expert: String, CaseIterable, Codable, Sendable {
    /// The newest observation.
    case persistence
    /// The mean of about the last five minutes.
    case smoothedFast = "smoothed_fast"
    /// The mean of about the last twenty minutes.
    case smoothed
    /// The mean of about the last two hours.
    case smoothedSlow = "smoothed_slow"
    /// What was a day before the target, or two … seven days if that is not known.
    case seasonalDaily = "seasonal_daily"
    /// The mean of what was one … four weeks before the target.
    case seasonalWeekly = "seasonal_weekly"
    /// A regression on all of the above, fitted as outcomes come in.
    case ridge
    /// The quantile network, if parameters are given.
    case network

    /// Its place in the arrays of the gate.
    var index: Int {
        switch self {
        case .persistence: 0
        case .smoothedFast: 1
        case .smoothed: 2
        case .smoothedSlow: 3
        case .seasonalDaily: 4
        case .seasonalWeekly: 5
        case .ridge: 6
        case .network: 7
        }
    }
}
