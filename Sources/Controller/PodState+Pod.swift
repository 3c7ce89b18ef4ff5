public import KubernetesAPI
public import Workloads

extension PodState {
    /// What rules read of `pod`.
    public init(_ pod: Pod) {
        self.init(
            name: pod.metadata.name, uid: pod.metadata.uid, labels: pod.metadata.labels,
            phase: Phase(rawValue: pod.phase) ?? .unknown, createdAt: pod.metadata.createdAt,
            startedAt: pod.startedAt,
            readiness: pod.readiness.map {
                Readiness(status: ConditionStatus(rawValue: $0.status) ?? .unknown, since: $0.since)
            },
            deletedAt: pod.metadata.deletedAt, containers: pod.spec.containers.map(ContainerState.init),
            podLevelRequests: pod.spec.podLevelRequests, overhead: pod.spec.overhead, address: pod.address,
            node: pod.spec.node, restarts: pod.restarts)
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
