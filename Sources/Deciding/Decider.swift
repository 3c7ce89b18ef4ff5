import Autoscaling
public import Measures
import Shielding
public import Workloads

/// The composition of all rules: what is known of a workload goes in, what to do about it comes out.
public enum Decider {
    /// Decides one workload at one instant, without a write: what the caller would do is told, not done.
    ///
    /// - Parameters:
    ///   - observation: what is known.
    ///   - spec: what the user asked for.
    ///   - models: trained parameters.
    ///   - memory: what was remembered, and is.
    ///   - now: the instant; the only time that any rule sees.
    /// - Returns: the whole story; `wrote` is false.
    public static func decide(
        _ observation: Observation, spec: WorkloadSpec, models: Models = Models(), memory: inout WorkloadMemory,
        now: Timestamp
    ) -> DecisionRecord {
        deliberate(observation, spec: spec, models: models, memory: &memory, now: now)
            .conclude(write: .notNeeded, memory: &memory, now: now)
    }

    /// Decides one workload up to the write; `Deliberation.conclude` must follow, once the write is known.
    public static func deliberate(
        _ observation: Observation, spec: WorkloadSpec, models: Models = Models(), memory: inout WorkloadMemory,
        now: Timestamp
    ) -> Deliberation {
        let flags = flags(for: spec.scaling, status: memory.status)
        let recommendation = Recommender.recommend(
            spec: spec.scaling, status: memory.status, observation: observation, flags: flags,
            memory: &memory.recommender, now: now)
        let foresight = foresight(
            observation, spec: spec, flags: flags, models: models, memory: &memory, now: now)
        let decision = recommendation.current.map { current in
            Shield.decide(
                Candidates(current: current, hpa: recommendation.answer, forecast: foresight?.voice ?? .notAsked),
                evidence: Evidence(mode: spec.mode, rivals: observation.rivals))
        }
        return Deliberation(
            observation: observation, spec: spec, recommendation: recommendation, foresight: foresight,
            decision: decision)
    }

    /// The future, where the policy asks for it; what was remembered of it goes where it does not.
    private static func foresight(
        _ observation: Observation, spec: WorkloadSpec, flags: ControllerFlags, models: Models,
        memory: inout WorkloadMemory, now: Timestamp
    ) -> Foresight? {
        guard spec.looksAhead else {
            memory.foresight = nil
            return nil
        }
        return Foresight(observation, spec: spec, flags: flags, models: models, memory: &memory, now: now)
    }

    /// Kubernetes' own flags; asking for zero replicas is what turns scaling to zero on.
    ///
    /// It stays on for a workload that is at zero by it: else one whose minimum is raised would stay there for good.
    private static func flags(for scaling: ScalingSpec, status: ScalingStatus) -> ControllerFlags {
        ControllerFlags(
            scaleToZero: scaling.minReplicas == 0 || status.conditions.first(.scaledToZero)?.status == .isTrue)
    }
}

extension Recommendation {
    /// What the HPA would have, which is the present size where it changes nothing; nil if it could not compute.
    var answer: Int32? {
        if let rescale { return rescale }
        guard current != nil else { return nil }
        guard error != nil, let active = conditions.first(.scalingActive), active.status == .isFalse else {
            return desired
        }
        // A workload switched off by a count of zero is an answer, not a failure.
        return active.reason == ScalingReason.scalingDisabled.rawValue ? desired : nil
    }
}
