import Measures
import Workloads

/// From one metric's reading to a replica count.
///
/// Source: `replica_calculator.go`, Kubernetes 1.36.
struct ReplicaCalculator {
    /// The namespace's pods.
    let pods: [PodState]
    /// Indices into `pods` of those that the workload's selector knows.
    let selected: [Int]
    let specReplicas: Int32
    let statusReplicas: Int32
    let tolerance: Tolerance
    let flags: ControllerFlags
    let now: Timestamp

    /// A replica count, and the numbers that are reported with it, in thousandths.
    struct Answer: Hashable {
        var replicas: Int32
        var value: Int64?
        var average: Int64?
        var percent: Int32?
    }

    /// For a metric that each pod has (spec 5.1).
    ///
    /// - Parameters:
    ///   - samples: one a pod; strangers weigh in raw averages and in the size of the set.
    ///   - target: per cent of the requests, or an average.
    ///   - resource: the resource's name; nil for a custom metric, whose pods all count.
    ///   - container: the one container whose request counts.
    /// - Throws: if there are no pods, no samples of theirs, or a request that is needed is missing.
    /// - Returns: the spec's replicas if nothing should change.
    func replicas(
        samples: [PodSample], target: PodTarget, resource: String? = nil, container: String? = nil
    ) throws(MetricFault) -> Answer {
        guard !selected.isEmpty else { throw .noPods }
        var requests: PodRequests?
        if case .utilization = target, let resource {
            requests = PodRequests(resource: resource, container: container, podLevel: flags.podLevelResources)
        }
        let groups = PodGroups(
            pods, selected: selected, samples: samples, trust: resource == "cpu" ? SampleTrust(flags, now: now) : nil,
            requests: requests, target: target)
        guard groups.ready.count + groups.strangers.count > 0 else { throw .noSamples }
        if let fault = groups.requestFault { throw fault }
        let ratio = try target.ratio(requested: groups.ready, all: groups.ready + groups.strangers)
        return Answer(
            replicas: try replicas(groups, target: target, ratio: ratio.value), average: ratio.average,
            percent: ratio.percent)
    }

    /// From ratio to replicas (spec 5.4): what is not known is filled in against the direction of the change.
    private func replicas(_ groups: PodGroups, target: PodTarget, ratio: Double) throws(MetricFault) -> Int32 {
        let fillsUnready = groups.unready.count > 0 && ratio > 1.0
        guard fillsUnready || groups.missing.count > 0 else {
            return tolerance.contains(ratio) ? specReplicas : count(ratio, groups.ready.count)
        }
        var known = groups.ready
        if groups.missing.count > 0 {
            if ratio < 1.0 { known = known + groups.missing }
            if ratio > 1.0 { known = known + .init(count: groups.missing.count, request: groups.missing.request) }
        }
        if fillsUnready { known = known + groups.unready }
        let all = known + groups.strangers
        let filled = try target.ratio(requested: known, all: all).value
        let hasTurned = (ratio < 1.0 && filled > 1.0) || (ratio > 1.0 && filled < 1.0)
        if tolerance.contains(filled) || hasTurned { return specReplicas }
        let wanted = count(filled, all.count)
        let isBackward = (filled < 1.0 && wanted > specReplicas) || (filled > 1.0 && wanted < specReplicas)
        return isBackward ? specReplicas : wanted
    }

    private func count(_ ratio: Double, _ pods: Int) -> Int32 {
        Int32(cutting: (ratio * Double(pods)).rounded(.up))
    }
}
