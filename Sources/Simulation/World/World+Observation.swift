import Measures
public import Workloads

/// What an autoscaler sees of a world.
extension World {
    /// The label by which the service selects its pods.
    private static let labels = ["app": "service"]
    private static let container = "server"

    /// What whoever decides sees now, through the ways that it asks by; a metric that is away is missing, not zero.
    ///
    /// It changes what the reader's own scrapes remember: a rate is the growth since the call before.
    ///
    /// - Parameter questions: the metrics.
    /// - Returns: an observation with one entry a question, in their order.
    public mutating func observe(_ questions: [MetricQuestion]) -> Observation {
        let isReady = pool.pods.map { $0.deletedAt == nil && $0.isRunning && $0.isReady }
        if questions.contains(where: { $0.path == .direct }) {
            for (place, pod) in pool.pods.enumerated() where isReady[place] {
                let found = isOutage ? nil : reading(ordinal: pod.ordinal)
                readings[pod.ordinal]?.scrapeDirectly(found)
            }
        }
        let active = pool.activeCount
        return Observation(
            workload: Self.workload,
            scale: .value(
                Observation.Scale(
                    specReplicas: Int32(clamping: pool.replicas), statusReplicas: Int32(clamping: active),
                    selector: "app=service")),
            pods: pool.pods.map(state), metrics: questions.map { observation($0, isReady: isReady) })
    }

    private func observation(_ question: MetricQuestion, isReady: [Bool]) -> MetricObservation {
        let ready = isReady.count { $0 }
        func missing(_ absence: Absence) -> MetricObservation {
            MetricObservation(
                name: question.name, source: question.path.source, reading: .missing(absence),
                coverage: question.path == .direct && ready > 0 ? 0 : nil)
        }
        if isOutage, question.path != .direct {
            return missing(.refused(status: 503, message: "the server is currently unable to handle the request"))
        }
        var samples: [PodSample] = []
        var oldest: Double?
        var covered = 0
        for (place, pod) in pool.pods.enumerated() where pod.deletedAt == nil {
            // The reader's own scrapes go to ready pods only.
            if question.path == .direct, !isReady[place] { continue }
            guard let value = value(question, of: pod) else { continue }
            if isReady[place] { covered += 1 }
            oldest = min(oldest ?? value.at, value.at)
            samples.append(
                PodSample(
                    pod: pod.name, milliValue: question.path == .metricsServer ? milliUp(value) : milli(value),
                    at: fleet.instant(value.at), window: .seconds(value.window)))
        }
        guard let oldest else {
            return missing(
                isOutage
                    ? .failed(message: "the pods could not be reached") : .empty(message: question.path.emptyMessage))
        }
        return MetricObservation(
            name: question.name, source: question.path.source, reading: .pods(samples), at: fleet.instant(oldest),
            coverage: ready > 0 ? Double(covered) / Double(ready) : nil)
    }

    private func value(_ question: MetricQuestion, of pod: PooledPod) -> PodValue? {
        guard let readings = readings[pod.ordinal] else { return nil }
        switch question.path {
        case .metricsServer: return question.name == "cpu" ? readings.cores : nil
        case .direct: return PodMetric(name: question.name).flatMap { readings.direct($0) }
        case .prometheus:
            return PodMetric(name: question.name).flatMap {
                readings.prometheus($0, at: seconds, spec.pipeline)
            }
        }
    }

    /// Thousandths, to the nearest.
    private func milli(_ value: PodValue) -> Int64 {
        Int64((value.value * 1_000).rounded())
    }

    /// Thousandths, rounded up from nanocores as a quantity's `MilliValue` does.
    private func milliUp(_ value: PodValue) -> Int64 {
        Int64(((value.value * 1e9).rounded() / 1e6).rounded(.up))
    }

    private func state(_ pod: PooledPod) -> PodState {
        let podClass = spec.classes[pod.podClass]
        var requests: [String: Quantity] = ["cpu": .milli(Int64((podClass.cpuRequest * 1_000).rounded()))]
        if podClass.accelerators > 0 { requests["nvidia.com/gpu"] = .milli(Int64(podClass.accelerators) * 1_000) }
        return PodState(
            name: pod.name, uid: pod.name, labels: Self.labels, phase: pod.isRunning ? .running : .pending,
            createdAt: fleet.instant(pod.createdAt), startedAt: pod.scheduledAt.map(fleet.instant),
            readiness: pod.readyChangedAt.map {
                PodState.Readiness(status: pod.isReady ? .isTrue : .isFalse, since: fleet.instant($0))
            },
            deletedAt: pod.deletedAt.map(fleet.instant),
            containers: [ContainerState(name: Self.container, requests: requests)],
            node: pod.node.map { "node-\($0)" })
    }
}
