import KubernetesAPI
import Measures
import Simulation

/// Which pods a replica set gives up first: the rank of each is the simulator's `DeletionRank`, and equals go by uid.
struct PodDeletionOrder {
    static let costAnnotation = "controller.kubernetes.io/pod-deletion-cost"

    private let now: Timestamp
    private var siblings: [String: Int] = [:]

    /// Makes the order among the active pods of one owner.
    init(among pods: [JSONValue], now: Timestamp) {
        self.now = now
        for pod in pods {
            guard let node = pod.nodeName else { continue }
            siblings[node, default: 0] += 1
        }
    }

    /// The pods, the first to go first.
    func sorted(_ pods: [JSONValue]) -> [JSONValue] {
        let ranked: [(rank: DeletionRank, pod: JSONValue)] = pods.map { (rank(of: $0), $0) }
        return ranked.sorted { left, right in
            left.rank == right.rank ? left.pod.uid < right.pod.uid : left.rank < right.rank
        }.map(\.pod)
    }

    private func rank(of pod: JSONValue) -> DeletionRank {
        let phase: DeletionRank.Phase =
            switch pod.podPhase {
            case "Pending": .pending
            case "Running": .running
            default: .unknown
            }
        return DeletionRank(
            isScheduled: pod.nodeName != nil, phase: phase, isReady: pod.isReadyPod,
            cost: pod.annotation(Self.costAnnotation).flatMap { Int32($0) } ?? 0,
            siblings: pod.nodeName.flatMap { siblings[$0] } ?? 0, readyFor: pod.readySince.map { now - $0 },
            age: pod.createdAt.map { now - $0 })
    }
}
