import Workloads

/// Which way a reconcile goes before any metric is looked at (spec 3.3).
enum Course: Hashable {
    /// The workload was set to 0 by somebody else, and stays there.
    case disabled
    /// Above the maximum: there at once, without metrics, windows and rates.
    case clampDown
    /// Below the minimum: likewise.
    case clampUp
    /// By the metrics; `wakes` from zero, at least to the minimum.
    case measure(wakes: Bool)

    init(spec: ScalingSpec, current: Int32, conditions: [ScalingCondition], flags: ControllerFlags) {
        let least = spec.minReplicas ?? 1
        let wasZeroed = flags.scaleToZero && conditions.first(.scaledToZero)?.status == .isTrue
        if current == 0 {
            let isAwakened = wasZeroed && (least != 0 || spec.canMeasureWithoutPods)
            self = isAwakened ? .measure(wakes: least != 0) : .disabled
        } else if current > spec.maxReplicas {
            self = .clampDown
        } else if current < least {
            self = .clampUp
        } else {
            self = .measure(wakes: false)
        }
    }
}

extension ScalingSpec {
    /// Whether a metric has a value even if no pod runs.
    var canMeasureWithoutPods: Bool {
        metrics.contains { $0.type == MetricType.object.rawValue || $0.type == MetricType.external.rawValue }
    }
}
