public import Measures

/// What a rule may be built from, beside its parameters.
public struct ScalerContext: Sendable {
    /// Fewest and most replicas, the same for all rules.
    public var bounds: ClosedRange<Int>
    /// What one replica holds at the objective.
    public var capacity: Capacity
    /// The demand of the window that is judged; only a rule whose kind `usesForesight` may look.
    public var demand: DemandCurve
    /// The demand before the window, at offsets below 0; nil if the trace begins with the window.
    public var past: PastDemand?
    /// How long a pod takes to be ready, P90.
    public var leadTime: Duration
    /// When the window begins.
    public var origin: Timestamp
    /// The time of the day then, in seconds as they are played since midnight of the trace's own clock.
    public var secondsOfDay: Double
    /// Length of a day as it is played: less than 86,400 s if the trace is played faster.
    public var daySeconds: Double

    /// Makes a context.
    public init(
        bounds: ClosedRange<Int>, capacity: Capacity, demand: DemandCurve, past: PastDemand?, leadTime: Duration,
        origin: Timestamp, secondsOfDay: Double = 0, daySeconds: Double = 86_400
    ) {
        self.bounds = bounds
        self.capacity = capacity
        self.demand = demand
        self.past = past
        self.leadTime = leadTime
        self.origin = origin
        self.secondsOfDay = secondsOfDay
        self.daySeconds = daySeconds
    }
}
