import Autoscaling
import Measures
import Shielding
import Workloads

/// Why a decision is what it is, in a few words that stay the same while the reason does.
enum Explanation {
    /// The words for `DecisionRecord.because`.
    static func because(_ recommendation: Recommendation, decision: Decision?, rivals: [Rival]) -> String {
        guard let decision else { return "the scale could not be read" }
        switch decision.boundBy {
        case .dataMissing?: return inactive(recommendation) ?? "no metric could be computed"
        case .otherAutoscaler?, .otherWriter?: return rivals.first.map(held) ?? "held for another writer"
        case .canary?: return "at most one replica away from the HPA's answer"
        case nil: break
        }
        if recommendation.rescale != nil { return change(recommendation) }
        return hold(recommendation)
    }

    private static func held(for rival: Rival) -> String {
        switch rival {
        case .autoscaler(let name): "HorizontalPodAutoscaler \(name) also targets this Deployment"
        case .writer(let manager, let until): "\(manager) keeps setting spec.replicas; waiting until \(until.text())"
        }
    }

    private static func change(_ recommendation: Recommendation) -> String {
        // The HPA gives no reason when a remembered recommendation, not the present one, changes the size.
        let reason = recommendation.reason.isEmpty ? "a recent recommendation asks for it" : recommendation.reason
        // Outside of min and max the metrics are not asked, and the condition is that of an earlier time.
        let isClamped = reason.hasPrefix("Current number of replicas")
        guard !isClamped, let limit = limited(recommendation) else { return reason }
        return "\(reason); \(limit)"
    }

    private static func hold(_ recommendation: Recommendation) -> String {
        if let message = inactive(recommendation) { return message }
        if let able = recommendation.conditions.first(.ableToScale),
            able.reason == ScalingReason.scaleDownStabilized.rawValue
                || able.reason == ScalingReason.scaleUpStabilized.rawValue
        {
            return able.message
        }
        return limited(recommendation) ?? "metrics are at their targets"
    }

    private static func inactive(_ recommendation: Recommendation) -> String? {
        guard let active = recommendation.conditions.first(.scalingActive), active.status == .isFalse
        else { return nil }
        return active.message
    }

    private static func limited(_ recommendation: Recommendation) -> String? {
        guard let limited = recommendation.conditions.first(.scalingLimited), limited.status == .isTrue
        else { return nil }
        return limited.message
    }
}
