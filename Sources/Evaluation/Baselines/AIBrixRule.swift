import Measures
import Simulation
import Workloads

/// AIBrix's application-specific Pod Autoscaler: the HPA's ratio with a tolerance and a rate for each direction.
///
/// Source: vllm-project/aibrix e3e10f9e, `pkg/controller/podautoscaler/algorithm/apa.go` (the rule) and
/// `…/context/context.go` (defaults). The cooldown is what its documentation says, the highest recommendation of the
/// window; the code read takes the lowest, which would shrink further than was ever asked for.
struct AIBrixRule: Autoscaler {
    /// The numbers of its annotations.
    struct Tuning: Hashable, Sendable {
        /// Requests in flight that a pod should have.
        var target: Double
        var upTolerance = 0.1
        var downTolerance = 0.1
        var maxScaleUpRate = 2.0
        var maxScaleDownRate = 2.0
        var downCooldown: Duration = .seconds(300)
    }

    /// `resyncInterval`.
    let period: Duration = .seconds(10)
    let metrics = [
        MetricQuestion(EngineSignal.running.rawValue, by: .direct),
        MetricQuestion(EngineSignal.waiting.rawValue, by: .direct),
    ]
    let tuning: Tuning
    private var recommended: RecentValues

    init(_ tuning: Tuning) {
        self.tuning = tuning
        recommended = RecentValues(window: max(tuning.downCooldown, .nanoseconds(1)))
    }

    mutating func replicas(for observation: Observation, at now: Timestamp) -> Int? {
        guard let current = observation.specReplicas, let running = PodValues(observation, 0),
            let waiting = PodValues(observation, 1)
        else { return nil }
        let wanted = recommend(current: current, perPod: running.mean + waiting.mean)
        recommended.add(Double(wanted), at: now)
        guard wanted < current else { return wanted }
        return min(current, Int(recommended.highest(at: now) ?? Double(wanted)))
    }

    private func recommend(current: Int, perPod: Double) -> Int {
        let ratio = perPod / tuning.target
        let wanted = (Double(current) * ratio).rounded(.up)
        if ratio > 1 + tuning.upTolerance {
            return Int(min(wanted, (tuning.maxScaleUpRate * Double(current)).rounded(.up)))
        }
        if ratio < 1 - tuning.downTolerance {
            return Int(max(wanted, (Double(current) / tuning.maxScaleDownRate).rounded(.down)))
        }
        return current
    }
}
