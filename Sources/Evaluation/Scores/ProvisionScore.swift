/// Ready replicas against those that the demand needs at the objective, over time.
struct ProvisionScore: Hashable, Sendable {
    private var seconds = 0.0
    private var overSeconds = 0.0
    private var underSeconds = 0.0
    private var overArea = 0.0
    private var underArea = 0.0
    private var demandArea = 0.0

    /// Counts a span.
    ///
    /// - Parameters:
    ///   - ready: pods that served, on average.
    ///   - demand: replicas' worth of work, a fraction; what is needed is the whole number above, and `floor` at least.
    ///   - floor: the fewest replicas allowed, which nobody can be blamed for.
    ///   - seconds: the span.
    mutating func add(ready: Double, demand: Double, floor: Int, seconds: Double) {
        let needed = Double(max(DemandCurve.whole(demand), floor))
        self.seconds += seconds
        demandArea += demand * seconds
        if ready > needed {
            overSeconds += seconds
            overArea += (ready - needed) * seconds
        } else if ready < needed {
            underSeconds += seconds
            underArea += (needed - ready) * seconds
        }
    }

    /// Replica-hours beyond the need; nil if nothing was counted.
    var overHours: Double? { seconds > 0 ? overArea / 3_600 : nil }
    /// Replica-hours missing; nil if nothing was counted.
    var underHours: Double? { seconds > 0 ? underArea / 3_600 : nil }
    /// Share of the time with more than the need; nil if nothing was counted.
    var overShare: Double? { seconds > 0 ? overSeconds / seconds : nil }
    /// Share of the time with less than the need; nil if nothing was counted.
    var underShare: Double? { seconds > 0 ? underSeconds / seconds : nil }
    /// Mean demand in replicas; nil if nothing was counted.
    var demandMean: Double? { seconds > 0 ? demandArea / seconds : nil }
}
