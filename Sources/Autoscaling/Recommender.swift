public import Measures
public import Workloads

/// One reconcile of the HPA as a value: what it reads goes in, what it would do comes out.
///
/// Source: `reconcileAutoscaler` of `horizontal.go`, Kubernetes 1.36.
public enum Recommender {
    /// Everything up to the write of the scale; `conclude` is the rest.
    ///
    /// - Parameters:
    ///   - spec: with its defaults filled in.
    ///   - status: as the last conclusion left it; empty at first.
    ///   - observation: `workload` is the autoscaler's own name; `metrics` belong to the spec's, in order.
    ///   - flags: the controller's.
    ///   - memory: of this autoscaler only.
    ///   - now: the one instant of this reconcile.
    /// - Returns: what is to be written, and why; or why nothing is known.
    public static func recommend(
        spec: ScalingSpec, status: ScalingStatus, observation: Observation, flags: ControllerFlags,
        memory: inout RecommenderMemory, now: Timestamp
    ) -> Recommendation {
        let target = "\(spec.scaleTargetRef.kind)/\(observation.workload.namespace)/\(spec.scaleTargetRef.name)"
        var result = Recommendation(spec: spec, flags: flags, before: status, target: target)
        do {
            let scale = try observation.scale(for: spec)
            result.begin(scale.specReplicas, now: now)
            memory.recommendations.begin(scale.specReplicas, now: now)
            let course = Course(
                spec: spec, current: scale.specReplicas, conditions: status.conditions, flags: flags)
            switch course {
            case .disabled: result.disable(now: now)
            case .clampDown: result.clamp(to: spec.maxReplicas, "Current number of replicas above Spec.MaxReplicas")
            case .clampUp: result.clamp(to: spec.minReplicas ?? 1, belowMinimum)
            case .measure(let wakes):
                result.measure(observation, scale, memory: &memory, now: now)
                if wakes { result.wake() }
            }
        } catch {
            result.fail(error, now: now)
        }
        return result
    }

    /// Each metric by itself, whatever the size, the bounds and other autoscalers; empty without a usable selector.
    public static func proposals(
        spec: ScalingSpec, observation: Observation, flags: ControllerFlags, now: Timestamp
    ) -> [MetricProposal] {
        guard case .value(let scale) = observation.scale,
            let selection = try? PodSelection(matching: scale, of: observation)
        else { return [] }
        return ProposalMaker(spec, observation, scale, selection, flags: flags, now: now)
            .proposals(for: spec.metrics, observation.metrics)
    }

    static let belowMinimum = "Current number of replicas below Spec.MinReplicas"
}

extension ProposalMaker {
    init(
        _ spec: ScalingSpec, _ observation: Observation, _ scale: Observation.Scale, _ selection: PodSelection,
        flags: ControllerFlags, now: Timestamp
    ) {
        calculator = ReplicaCalculator(
            pods: observation.pods, selected: selection.indices, specReplicas: scale.specReplicas,
            statusReplicas: scale.statusReplicas, tolerance: Tolerance(spec, flags: flags), flags: flags, now: now)
        namespace = observation.workload.namespace
    }
}
