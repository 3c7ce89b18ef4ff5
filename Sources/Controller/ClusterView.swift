import KubernetesAPI
import KubernetesClient
import Measures
import Workloads

/// The local copies of what the API server holds, kept by watches.
struct ClusterView: Sendable {
    let deployments = Store<Deployment>()
    let pods = Store<Pod>(indexesLabels: true)
    let autoscalers = Store<HorizontalPodAutoscaler>()

    /// What has not been read yet, by name; empty when the world is known.
    var unsynced: [String] {
        var names: [String] = []
        if !deployments.hasSynced { names.append("deployments") }
        if !pods.hasSynced { names.append("pods") }
        if !autoscalers.hasSynced { names.append("horizontalpodautoscalers") }
        return names
    }

    /// For how long nobody has proved the copies current; nil before the first list.
    func staleness(now: Timestamp) -> Duration? {
        guard let deployments = deployments.staleness(now: now), let pods = pods.staleness(now: now)
        else { return nil }
        return max(deployments, pods)
    }

    /// The pods that the subject selects, as rules see them, by name: so are samples, and both are then met in passing.
    func pods(of subject: Subject) -> [PodState] {
        guard let query = subject.query else { return [] }
        let pairs = Dictionary(query.requiredLabels.map { ($0.key, $0.value) }, uniquingKeysWith: { first, _ in first })
        return pods.objects(in: subject.id.namespace, labelled: pairs)
            .filter { query.matches($0.metadata.labels) }
            .map(PodState.init)
            .sorted { $0.name < $1.name }
    }
}
