/// One number of a pod, with the time of which it tells.
struct PodValue: Hashable, Sendable {
    var value: Double
    /// The end of the window, in seconds since the world's origin.
    var at: Double
    /// Seconds over which it is an average; 0 for a gauge.
    var window: Double

    /// The growth of a counter per second between two readings.
    ///
    /// A counter that fell began anew, and the new value is what it grew by. Source: Prometheus, `rate()`.
    static func rate(from before: (at: Double, count: Double), to after: (at: Double, count: Double)) -> PodValue? {
        let window = after.at - before.at
        guard window > 0 else { return nil }
        let growth = after.count >= before.count ? after.count - before.count : after.count
        return PodValue(value: growth / window, at: after.at, window: window)
    }
}
