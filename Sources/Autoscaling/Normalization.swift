import Measures

/// What the metrics ask for, brought within windows, rates and bounds (spec section 7).
///
/// Source: `normalizeDesiredReplicas` and `normalizeDesiredReplicasWithBehaviors` of `horizontal.go`, Kubernetes 1.36.
struct Normalization {
    let current: Int32
    let least: Int32
    let most: Int32
    let flags: ControllerFlags
    let now: Timestamp

    /// A size, and what held it back.
    struct Outcome: Hashable {
        var replicas: Int32
        var hold: Hold?
        var bound: Bound?
    }

    /// The window that has not agreed.
    enum Hold: Hashable {
        case up, down
    }

    /// What cut the size.
    enum Bound: Hashable {
        case upRate, downRate, most, least
    }

    /// Stabilises and limits `wanted`, and remembers it.
    func normalize(_ wanted: Int32, behavior: ScalingBehavior?, memory: inout RecommenderMemory) -> Outcome {
        guard let behavior else { return older(wanted, &memory) }
        let up = behavior.scaleUp ?? Defaults.scaleUp
        let down = behavior.scaleDown ?? Defaults.scaleDown
        let downWindow =
            down.stabilizationWindowSeconds.map(Int64.init) ?? flags.downscaleStabilization.components.seconds
        let stabilized = memory.recommendations.stabilize(
            wanted, current: current, upWindow: .seconds(up.stabilizationWindowSeconds ?? 0),
            downWindow: .seconds(downWindow), now: now)
        var outcome = Outcome(replicas: stabilized)
        if stabilized != wanted {
            outcome.hold = wanted >= current ? .up : .down
        }
        let rates = RateLimits(current: current, events: memory.scaleEvents, now: now)
        if stabilized > current {
            let rate = rates.most(up)
            outcome.cut(toAtMost: min(rate, most), by: most > rate ? .upRate : .most)
        } else if stabilized < current {
            let rate = rates.fewest(down)
            outcome.cut(toAtLeast: max(rate, least), by: least < rate ? .downRate : .least)
        }
        return outcome
    }

    /// Without a behaviour: one window for the way down, and at most double or four on the way up.
    private func older(_ wanted: Int32, _ memory: inout RecommenderMemory) -> Outcome {
        let highest = memory.recommendations.highest(wanted, window: flags.downscaleStabilization, now: now)
        var outcome = Outcome(replicas: highest, hold: highest == wanted ? nil : .down)
        let rate = Int32(cutting: max(2.0 * Double(current), 4.0))
        if highest < least {
            outcome.cut(toAtLeast: least, by: .least)
        } else {
            outcome.cut(toAtMost: min(rate, most), by: most > rate ? .upRate : .most)
        }
        return outcome
    }
}

extension Normalization.Outcome {
    fileprivate mutating func cut(toAtMost most: Int32, by bound: Normalization.Bound) {
        guard replicas > most else { return }
        replicas = most
        self.bound = bound
    }

    fileprivate mutating func cut(toAtLeast least: Int32, by bound: Normalization.Bound) {
        guard replicas < least else { return }
        replicas = least
        self.bound = bound
    }
}

extension Normalization.Hold? {
    /// What the condition AbleToScale says.
    var condition: (reason: ScalingReason, message: String) {
        switch self {
        case .up:
            (
                .scaleUpStabilized,
                "recent recommendations were lower than current one, applying the lowest recent recommendation"
            )
        case .down:
            (
                .scaleDownStabilized,
                "recent recommendations were higher than current one, applying the highest recent recommendation"
            )
        case nil: (.readyForNewScale, "recommended size matches current size")
        }
    }
}

extension Normalization.Bound? {
    /// What the condition ScalingLimited says.
    var condition: (reason: ScalingReason, message: String) {
        switch self {
        case .upRate:
            (.scaleUpLimit, "the desired replica count is increasing faster than the maximum scale rate")
        case .downRate:
            (.scaleDownLimit, "the desired replica count is decreasing faster than the maximum scale rate")
        case .most: (.tooManyReplicas, "the desired replica count is more than the maximum replica count")
        case .least: (.tooFewReplicas, "the desired replica count is less than the minimum replica count")
        case nil: (.desiredWithinRange, "the desired count is within the acceptable range")
        }
    }
}
