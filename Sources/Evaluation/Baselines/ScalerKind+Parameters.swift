/// The numbers of each rule, with the rule's own defaults; sources stand with the rules.
///
/// Targets of requests in flight are shares of what a replica holds at the objective, so that a tuned value fits every
/// engine: Knative's own default is such a share, 0.7.
extension ScalerKind {
    static let utilizationTarget = TunableParameter(
        "target_utilization", 0.1...1.0, standard: 0.6, "share of the accelerator's time, 0...1")
    static let queueTarget = TunableParameter(
        "target_queue", 0.1...50, standard: 5, scale: .logarithmic, "waiting requests a pod")
    static let cacheTarget = TunableParameter("target_kv", 0.05...1.0, standard: 0.8, "share of the KV cache, 0...1")
    /// Our own default is lower than the peers' 0.7: requests in flight grow faster than the load, so that a fleet at
    /// 0.7 which gives one pod away is overloaded.
    static let ownLoadTarget = loadTarget(standard: 0.25)
    static let headroom = TunableParameter("headroom", 0.5...3.0, standard: 1, "factor on the size for the demand")
    static let slotMinutes = TunableParameter(
        "slot_minutes", 5...240, standard: 60, scale: .logarithmic, isInteger: true, "minutes of one line of the table")

    /// The HPA's `behavior`, the same for each that has one.
    static let behavior = [
        TunableParameter(
            "down_window_seconds", 0...1_800, standard: 300, isInteger: true, "stabilisation on the way down"),
        TunableParameter("up_window_seconds", 0...300, standard: 0, isInteger: true, "stabilisation on the way up"),
        TunableParameter("tolerance", 0...0.5, standard: 0.1, "deviation from the target that is ignored"),
        TunableParameter(
            "up_percent", 10...1_000, standard: 100, scale: .logarithmic, isInteger: true, "growth in 15 s, per cent"),
        TunableParameter(
            "down_percent", 1...100, standard: 100, scale: .logarithmic, isInteger: true, "loss in 15 s, per cent"),
    ]

    static let knativeParameters = [
        loadTarget(standard: 0.7),
        TunableParameter(
            "stable_window_seconds", 10...600, standard: 60, scale: .logarithmic, isInteger: true, "calm window"),
        TunableParameter("panic_share", 0.02...1.0, standard: 0.1, scale: .logarithmic, "panic window over calm one"),
        TunableParameter("panic_threshold", 1.1...10, standard: 2, scale: .logarithmic, "wanted over ready pods"),
        TunableParameter(
            "max_scale_down_rate", 1.05...10, standard: 2, scale: .logarithmic, "ready pods over the fewest in a tick"),
        TunableParameter("scale_down_delay_seconds", 0...1_800, standard: 0, isInteger: true, "delay on the way down"),
    ]

    static let aibrixParameters = [
        loadTarget(standard: 0.7),
        TunableParameter("up_tolerance", 0...1.0, standard: 0.1, "excess over the target that is ignored"),
        TunableParameter("down_tolerance", 0...0.9, standard: 0.1, "lack below the target that is ignored"),
        TunableParameter("max_scale_up_rate", 1.1...10, standard: 2, scale: .logarithmic, "most growth in a tick"),
        TunableParameter("max_scale_down_rate", 1.1...10, standard: 2, scale: .logarithmic, "most loss in a tick"),
        TunableParameter("down_cooldown_seconds", 0...1_800, standard: 300, isInteger: true, "delay on the way down"),
    ]

    static let saturationParameters = [
        TunableParameter("kv_threshold", 0.2...1.0, standard: 0.8, "a pod above is saturated, 0...1"),
        TunableParameter(
            "queue_threshold", 1...50, standard: 5, scale: .logarithmic, "a pod with more waiting is saturated"),
        TunableParameter("kv_spare", 0...0.5, standard: 0.1, "less spare cache asks for a pod, 0...1"),
        TunableParameter("queue_spare", 0...20, standard: 3, "less spare queue asks for a pod"),
        TunableParameter(
            "interval_seconds", 15...60, standard: 60, isInteger: true, "time between two decisions"),
    ]

    private static func loadTarget(standard: Double) -> TunableParameter {
        TunableParameter(
            "target_load", 0.05...1.5, standard: standard, scale: .logarithmic,
            "requests in flight a pod, as a share of those at the objective")
    }
}
