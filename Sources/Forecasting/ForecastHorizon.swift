/// How far ahead the value of demand is forecast; the raw value is in seconds.
public enum ForecastHorizon: Int, CaseIterable, Codable, Sendable {
    case oneMinute = 60
    case fiveMinutes = 300
    case tenMinutes = 600
    case fifteenMinutes = 900
    case thirtyMinutes = 1800
    case oneHour = 3600

    /// The same as a duration.
    public var duration: Duration { .seconds(rawValue) }
}
