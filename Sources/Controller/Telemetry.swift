import Measures
import Metrics

/// What the loop tells of itself.
struct Telemetry: Sendable {
    private let decision: Timer
    private let reaction: Recorder
    private let lag: Recorder

    init(factory: any MetricsFactory) {
        decision = Timer(label: "outrider_decision_seconds", dimensions: [], factory: factory)
        reaction = Recorder(
            label: "outrider_reaction_seconds", dimensions: [], aggregate: true, factory: factory)
        lag = Recorder(label: "outrider_tick_lag_seconds", dimensions: [], aggregate: true, factory: factory)
    }

    /// Records how long a decision took to compute.
    func decided(in duration: Duration) {
        decision.recordNanoseconds(max(0, duration.wholeNanoseconds))
    }

    /// Records that what a sample of `at` showed was written at `now`.
    func reacted(to at: Timestamp, at now: Timestamp) {
        reaction.record(max(0, (now - at).seconds))
    }

    /// Records that a tick due at `due` began at `now`.
    func began(due: Timestamp, at now: Timestamp) {
        lag.record(max(0, (now - due).seconds))
    }
}
