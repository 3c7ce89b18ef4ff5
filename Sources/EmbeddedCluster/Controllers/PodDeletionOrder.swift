import Foundation
import KubernetesAPI
import Measures

/// Which pods a replica set gives up first.
///
/// Source: `ActivePodsWithRanks.Less`, pkg/controller, Kubernetes 1.36: not on a node, then pending, not ready, of
/// lower `pod-deletion-cost`, on a node with more siblings, ready for a shorter time, younger. Times are compared by
/// their logarithm, and pods of about the same age by uid, so that no zone or rollout is taken apart.
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
        pods.map { (rank: rank(of: $0), pod: $0) }.sorted { left, right in
            left.rank == right.rank ? left.pod.uid < right.pod.uid : left.rank.lexicographicallyPrecedes(right.rank)
        }.map(\.pod)
    }

    /// Lower goes earlier.
    private func rank(of pod: JSONValue) -> [Int64] {
        let cost = pod.annotation(Self.costAnnotation).flatMap { Int32($0) } ?? 0
        let phase: Int64 =
            switch pod.podPhase {
            case "Pending": 0
            case "Running": 2
            default: 1
            }
        let isReady = pod.isReadyPod
        return [
            pod.nodeName == nil ? 0 : 1,
            phase,
            isReady ? 1 : 0,
            Int64(cost),
            -Int64(pod.nodeName.flatMap { siblings[$0] } ?? 0),
            isReady ? magnitude(since: pod.readySince) : 0,
            magnitude(since: pod.createdAt),
        ]
    }

    /// The whole part of log2 of the nanoseconds since `instant`; -1 for none and for the future.
    private func magnitude(since instant: Timestamp?) -> Int64 {
        guard let instant, instant < now else { return -1 }
        return Int64(log2(Double((now - instant).wholeNanoseconds)))
    }
}
