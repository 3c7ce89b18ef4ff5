import Measures
import Workloads

/// CPU and memory, of whole pods or of one container.
extension ProposalMaker {
    func resource(_ source: MetricSpec.ResourceSource, _ reading: MetricReading) -> MetricProposal {
        do {
            let answer = try answer(to: source.target, of: source.name, container: nil, reading)
            let name =
                answer.percent == nil
                ? "\(source.name) resource" : "\(source.name) resource utilization (percentage of request)"
            let current = MetricStatus.Current(answer, isBytes: source.name == "memory")
            return .wants(
                replicas: answer.replicas, name: name, status: .resource(name: source.name, current: current))
        } catch {
            return .failed(
                reason: .failedGetResourceMetric, message: error.text,
                error: "failed to get \(source.name) resource metric value: \(error.text)")
        }
    }

    func containerResource(_ source: MetricSpec.ContainerResourceSource, _ reading: MetricReading) -> MetricProposal {
        do {
            let answer = try answer(to: source.target, of: source.name, container: source.container, reading)
            let name =
                answer.percent == nil
                ? "\(source.name) resource" : "\(source.name) container resource utilization (percentage of request)"
            let current = MetricStatus.Current(answer, isBytes: source.name == "memory")
            return .wants(
                replicas: answer.replicas, name: name,
                status: .containerResource(name: source.name, container: source.container, current: current))
        } catch {
            return .failed(
                reason: .failedGetContainerResourceMetric, message: error.text,
                error: "failed to get \(source.container) container metric value: \(error.text)")
        }
    }

    /// A raw average goes before a utilisation, whatever the target's type says.
    private func answer(
        to target: MetricTarget, of resource: String, container: String?, _ reading: MetricReading
    ) throws(MetricFault) -> ReplicaCalculator.Answer {
        let podTarget: PodTarget
        let what: String
        if let average = target.averageValue {
            (podTarget, what) = (.average(milli: average.milliValue), "usage")
        } else if let percent = target.averageUtilization {
            (podTarget, what) = (.utilization(percent: percent), "utilization")
        } else {
            throw MetricFault(
                "invalid resource metric source: neither an average utilization target nor an average value "
                    + "(usage) target was set")
        }
        do {
            let samples = try samples(reading, orFail: "unable to get metrics for resource \(resource)")
            return try calculator.replicas(
                samples: samples, target: podTarget, resource: resource, container: container)
        } catch {
            throw MetricFault("failed to get \(resource) \(what): \(error.text)")
        }
    }
}
