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

    /// The pods that the subject selects, as rules see them.
    func pods(of subject: Subject) -> [PodState] {
        guard let query = subject.query else { return [] }
        let pairs = Dictionary(query.requiredLabels.map { ($0.key, $0.value) }, uniquingKeysWith: { first, _ in first })
        return pods.objects(in: subject.id.namespace, labelled: pairs)
            .filter { query.matches($0.metadata.labels) }
            .map(PodState.init)
    }
}

extension PodState {
    /// What rules read of `pod`.
    init(_ pod: Pod) {
        self.init(
            name: pod.metadata.name, uid: pod.metadata.uid, labels: pod.metadata.labels,
            phase: Phase(rawValue: pod.phase) ?? .unknown, createdAt: pod.metadata.createdAt,
            startedAt: pod.startedAt,
            readiness: pod.readiness.map {
                Readiness(status: ConditionStatus(rawValue: $0.status) ?? .unknown, since: $0.since)
            },
            deletedAt: pod.metadata.deletedAt, containers: pod.spec.containers.map(ContainerState.init),
            podLevelRequests: pod.spec.podLevelRequests, overhead: pod.spec.overhead, address: pod.address,
            node: pod.spec.node)
    }
}

extension ContainerState {
    fileprivate init(_ container: PodContainer) {
        let role: Role =
            switch container.role {
            case .main: .main
            case .sidecar: .sidecar
            case .initial: .initial
            }
        self.init(
            name: container.name, role: role, requests: container.requests, image: container.image,
            ports: container.ports.map { Port(name: $0.name, number: $0.number) })
    }
}
