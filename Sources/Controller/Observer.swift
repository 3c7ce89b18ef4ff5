import Autoscaling
import Deciding
import KubernetesClient
import Measures
import MetricSources
import Workloads

/// Gathers everything known about one workload at one instant: the local copies, and its metrics from their sources.
///
/// No request of its own: the scale is read from the Deployment that the watch brought.
struct Observer: Sendable {
    let view: ClusterView
    let reader: MetricReader
    let time: any TimeSource
    /// Older copies are not decided on.
    let staleMax: Duration

    /// Observes `subject`; `peers` answers which other workloads select any of some pods.
    func observe(
        _ subject: Subject, spec: WorkloadSpec, rivals: [Rival], isUrgent: Bool,
        peers: @Sendable ([PodState]) async -> [Observation.Peer]
    ) async -> Observation {
        let pods = view.pods(of: subject)
        async let metrics = reader.read(
            MetricOrder(
                workload: subject.id, scaling: spec.scaling, origins: spec.origins, signals: spec.signals,
                scrape: spec.scrape, selector: subject.selector, pods: pods, isUrgent: isUrgent))
        let others = await peers(pods)
        let read = await metrics
        let count = spec.scaling.metrics.count
        return Observation(
            workload: subject.id, scale: scale(of: subject), pods: pods, metrics: Array(read.prefix(count)),
            signals: zip(spec.signals, read.dropFirst(count)).map { SignalObservation(signal: $0, observation: $1) },
            peers: others, rivals: rivals)
    }

    private func scale(of subject: Subject) -> ScaleReading {
        if let age = view.staleness(now: time.now()), age > staleMax {
            return .unavailable(
                ScaleError(
                    "the copy of deployments and pods is \(Int(age.seconds)) s old; is the API server reachable?"))
        }
        return .value(
            Observation.Scale(
                specReplicas: subject.replicas, statusReplicas: subject.statusReplicas, selector: subject.selector))
    }
}
