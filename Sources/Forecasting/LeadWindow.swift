/// How far ahead a decision of now takes effect.
///
/// A pod that is asked for now serves after its start-up; the next chance to ask is one period later. So demand
/// must be known up to P90 of the start-up time plus one period.
public struct LeadWindow: Hashable, Codable, Sendable {
    /// The shortest window; nothing starts faster than one period of observation.
    public static let shortest = Duration.seconds(15)
    /// The longest; beyond it a forecast is a guess, and a start-up that slow is a fault.
    public static let longest = Duration.seconds(3600)

    /// The window's length.
    public let duration: Duration

    /// Makes the window of a workload.
    ///
    /// - Parameters:
    ///   - startup: P90 of created → ready.
    ///   - period: the time between two decisions.
    public init(startup: Duration, period: Duration) {
        duration = min(max(startup + period, LeadWindow.shortest), LeadWindow.longest)
    }
}
