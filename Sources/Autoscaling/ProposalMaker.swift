import Measures
import Workloads

/// What each metric of a spec proposes by itself (spec section 4).
///
/// Source: `computeReplicasForMetric` of `horizontal.go`, Kubernetes 1.36.
struct ProposalMaker {
    let calculator: ReplicaCalculator
    /// The autoscaler's namespace.
    let namespace: String

    /// One proposal for each metric, in the spec's order; a metric without an observation was never sampled.
    func proposals(for metrics: [MetricSpec], _ observations: [MetricObservation]) -> [MetricProposal] {
        metrics.indices.map { index in
            let isKnown = index < observations.count
            return proposal(for: metrics[index], isKnown ? observations[index].reading : .missing(.neverSampled))
        }
    }

    /// What `metric` proposes, given what its source said.
    private func proposal(for metric: MetricSpec, _ reading: MetricReading) -> MetricProposal {
        guard let type = MetricType(rawValue: metric.type) else {
            let text = "unknown metric source type \(metric.type.quoted)"
            return .failed(reason: .invalidMetricSourceType, message: text, error: text)
        }
        let proposal: MetricProposal? =
            switch type {
            case .resource: metric.resource.map { resource($0, reading) }
            case .containerResource: metric.containerResource.map { containerResource($0, reading) }
            case .pods: metric.pods.map { pods($0, reading) }
            case .object: metric.object.map { object($0, reading) }
            case .external: metric.external.map { external($0, reading) }
            }
        let text = "the source of a metric of type \(metric.type) is missing"
        return proposal ?? .failed(reason: type.failure, message: text, error: text)
    }

    private func pods(_ source: MetricSpec.PodsSource, _ reading: MetricReading) -> MetricProposal {
        let name = source.metric.name
        do throws(MetricFault) {
            try check(source.metric.selector)
            guard let target = source.target.averageValue else {
                // Kubernetes' validation never lets this through.
                throw MetricFault("invalid pods metric source: no average value target was set")
            }
            let samples = try samples(reading, orFail: "unable to get metric \(name)")
            let answer = try calculator.replicas(samples: samples, target: .average(milli: target.milliValue))
            return .wants(
                replicas: answer.replicas, name: "pods metric \(name)",
                status: .pods(metric: source.metric, current: .init(answer)))
        } catch {
            return .failed(
                reason: .failedGetPodsMetric, message: error.text,
                error: "failed to get pods metric value: \(error.text)")
        }
    }

    /// Refuses a selector that cannot be made a query, before anything is fetched.
    func check(_ selector: LabelSelector?) throws(MetricFault) {
        guard let selector else { return }
        do {
            _ = try LabelQuery(selector)
        } catch {
            throw MetricFault(error.description)
        }
    }

    /// The samples of a per-pod reading.
    func samples(_ reading: MetricReading, orFail: @autoclosure () -> String) throws(MetricFault) -> [PodSample] {
        switch reading {
        case .pods(let samples): return samples
        case .values: throw MetricFault("\(orFail()): the source gave values without pods")
        case .missing(let absence): throw MetricFault("\(orFail()): \(absence)")
        }
    }

    /// The values of a reading of the whole.
    func values(
        _ reading: MetricReading, orFail: @autoclosure () -> String, separator: String = ": "
    ) throws(MetricFault) -> [Int64] {
        switch reading {
        case .values(let values): return values
        case .pods: throw MetricFault("\(orFail())\(separator)the source gave values of pods")
        case .missing(let absence): throw MetricFault("\(orFail())\(separator)\(absence)")
        }
    }
}

extension MetricType {
    /// The reason that an Event and a condition give for a failure.
    fileprivate var failure: ScalingReason {
        switch self {
        case .resource: .failedGetResourceMetric
        case .containerResource: .failedGetContainerResourceMetric
        case .pods: .failedGetPodsMetric
        case .object: .failedGetObjectMetric
        case .external: .failedGetExternalMetric
        }
    }
}
