import Autoscaling
import Forecasting
import Measures
import Shielding
import Workloads

/// Why a decision is what it is, in a few words that stay the same while the reason does.
enum Explanation {
    /// The words for `DecisionRecord.because`.
    ///
    /// Numbers of the forecast, which change at each tick, stand in them only where they were acted on: what was not
    /// written is asked for again 15 s later, and would be news each time.
    static func because(
        _ recommendation: Recommendation, foresight: Foresight?, decision: Decision?, rivals: [Rival],
        isWritten: Bool
    ) -> String {
        guard let decision else { return "the scale could not be read" }
        switch decision.boundBy {
        case .dataMissing?: return inactive(recommendation) ?? "no metric could be computed"
        case .otherAutoscaler?, .otherWriter?: return rivals.first.map(held) ?? "held for another writer"
        case .canary?: return "at most one replica away from the HPA's answer"
        case .hpaFloor?, nil: break
        }
        if decision.spoke == .forecast, decision.boundBy == nil, let foresight,
            decision.replicas != recommendation.answer
        {
            return foreseen(foresight, decision, current: recommendation.current, isWritten: isWritten)
        }
        if recommendation.rescale != nil { return change(recommendation) }
        return hold(recommendation)
    }

    /// Where the forecast, and not the present, sizes the workload.
    private static func foreseen(
        _ foresight: Foresight, _ decision: Decision, current: Int32?, isWritten: Bool
    ) -> String {
        guard let forecast = foresight.forecast, let current, decision.replicas > current else {
            return "the present size is for the demand that is forecast, not for the present one"
        }
        guard isWritten else { return "the demand that is forecast asks for more pods" }
        let demand = "demand p90 in \(minutes(forecast.lead)) is \(number(forecast.maximum.p90)) \(unit(foresight))"
        guard let holds = foresight.holds else { return "\(demand), of which there is \(number(forecast.current)) now" }
        return "\(demand) and \(current) \(current == 1 ? "pod holds" : "pods hold") \(number(holds))"
    }

    private static func unit(_ foresight: Foresight) -> String {
        switch foresight.unit {
        case .requests?: "req/s"
        case .metric(let name)?: "of \(name)"
        case nil: ""
        }
    }

    private static func minutes(_ duration: Duration) -> String {
        duration < .seconds(120)
            ? "\(Int(duration.seconds.rounded())) s" : "\(Int((duration.seconds / 60).rounded())) min"
    }

    private static func number(_ value: Double) -> String {
        let digits = value < 10 ? 10.0 : 1
        let rounded = (value * digits).rounded() / digits
        guard rounded == rounded.rounded(), rounded.magnitude < 1e15 else { return rounded.description }
        return String(Int64(rounded))
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
