import Measures
import Workloads

/// The steps of a reconcile, each with the conditions, Events and errors that Kubernetes gives out there.
extension Recommendation {
    /// The scale was read.
    mutating func begin(_ current: Int32, now: Timestamp) {
        self.current = current
        desired = current
        progress = .sized
        conditions.set(
            .ableToScale, true, .succeededGetScale,
            "the HPA controller was able to get the target's current scale", now: now)
    }

    /// The scale could not be read: nothing else happens.
    mutating func fail(_ fault: ScaleFault, now: Timestamp) {
        events.append(ScalingEvent(.failedGetScale, fault.text))
        error = fault.chain(target)
        conditions.set(
            .ableToScale, false, .failedGetScale,
            "the HPA controller was unable to get the target's current scale: \(fault.text)", now: now)
    }

    /// The workload is at 0, and not by us.
    mutating func disable(now: Timestamp) {
        desired = 0
        conditions.set(
            .scalingActive, false, .scalingDisabled,
            "scaling is disabled since the replica count of the target is zero", now: now)
        if !flags.scaleToZero { conditions.remove(.scaledToZero) }
    }

    /// The size is out of bounds.
    mutating func clamp(to bound: Int32, _ reason: String) {
        desired = bound
        self.reason = reason
    }

    /// Leaving zero, at least to the minimum.
    mutating func wake() {
        let least = spec.minReplicas ?? 1
        guard progress == .sized, desired < least else { return }
        desired = least
        if reason.isEmpty { reason = Recommender.belowMinimum }
    }

    /// By the metrics.
    mutating func measure(
        _ observation: Observation, _ scale: Observation.Scale, memory: inout RecommenderMemory, now: Timestamp
    ) {
        do {
            let selection = try PodSelection(scale, of: observation)
            proposals = ProposalMaker(spec, observation, scale, selection, flags: flags, now: now)
                .proposals(for: spec.metrics, observation.metrics)
        } catch {
            events.append(ScalingEvent(error.event, error.text))
            conditions.set(.scalingActive, false, error.condition, error.message, now: now)
            giveUp(error.text)
            return
        }
        for case .failed(let reason, let message, _) in proposals { events.append(ScalingEvent(reason, message)) }
        switch MetricCombination(proposals, current: scale.specReplicas) {
        case .none(let reason, let message, let error):
            conditions.set(
                .scalingActive, false, reason, "the HPA was unable to compute the replica count: \(message)", now: now)
            giveUp(error)
        case .number(let number, let name, let error):
            conditions.set(
                .scalingActive, true, .validMetricFound,
                "the HPA was able to successfully calculate a replica count from \(name)", now: now)
            self.error = error
            size(number, name, current: scale.specReplicas, memory: &memory, now: now)
        }
    }

    private mutating func giveUp(_ text: String) {
        progress = .noNumber
        error = "failed to compute desired number of replicas based on listed metrics for \(target): \(text)"
        lateEvents.append(ScalingEvent(.failedComputeMetricsReplicas, text))
    }

    /// From the metrics' number to a size.
    private mutating func size(
        _ number: Int32, _ name: String, current: Int32, memory: inout RecommenderMemory, now: Timestamp
    ) {
        let wanted = max(0, number)
        if wanted > current {
            reason = "\(name) above target"
        } else if wanted < current {
            reason = "All metrics below target"
        }
        let normalization = Normalization(
            current: current, least: spec.minReplicas ?? 1, most: spec.maxReplicas, flags: flags, now: now)
        let outcome = normalization.normalize(wanted, behavior: spec.behavior, memory: &memory)
        desired = outcome.replicas
        let hold = outcome.hold.condition
        conditions.set(.ableToScale, true, hold.reason, hold.message, now: now)
        let bound = outcome.bound.condition
        conditions.set(.scalingLimited, outcome.bound != nil, bound.reason, bound.message, now: now)
    }
}
