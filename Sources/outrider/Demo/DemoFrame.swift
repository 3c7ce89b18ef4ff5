import Measures

/// What the demo shows at one instant; made from the fleet and the controller's log, drawn by `DemoScreen`.
struct DemoFrame: Sendable {
    /// One of the two services under test.
    struct Fleet: Sendable {
        var name: String
        var ready: Int
        var pending: Int
        /// `spec.replicas`; nil before the first list.
        var wanted: Int?
        /// 95th percentile over the last window; nil while nothing finished in it.
        var timeToFirstToken: Duration?
        /// Requests over the objective, as a share of those finished since the start; nil while there are none.
        var missRatio: Double?
        var gpuHours: Double
    }

    /// Virtual time since the start, and the trace's length.
    var elapsed: Duration
    var length: Duration
    var now: Timestamp
    /// Requests a second now, and one mean a bucket for the sparkline, oldest first.
    var demand: Double
    var demandHistory: [Double]
    var outrider: Fleet
    var plain: Fleet
    /// The newest decision that the controller's log told, and the newest that changed the size.
    var lastDecision: HeardDecision?
    var lastChange: HeardDecision?
}
