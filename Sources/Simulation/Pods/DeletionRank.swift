import Foundation
import Measures

/// The place of a pod among those that a replica set gives up: lower goes earlier.
///
/// Source: `ActivePodsWithRanks.Less`, pkg/controller, Kubernetes 1.36: not on a node, then pending, not ready, of
/// lower `pod-deletion-cost`, on a node with more siblings, ready for a shorter time, younger. Times are compared by
/// their logarithm, so that among pods of about the same age no zone or rollout is taken apart.
public struct DeletionRank: Hashable, Comparable, Sendable {
    /// How far a pod has come.
    public enum Phase: Int64, Hashable, Sendable {
        case pending
        case unknown
        case running
    }

    private let keys: [Int64]

    /// Ranks a pod.
    ///
    /// - Parameters:
    ///   - isScheduled: whether it is on a node.
    ///   - phase: how far it has come.
    ///   - isReady: whether it is ready.
    ///   - cost: its `pod-deletion-cost`.
    ///   - siblings: pods of the same owner on its node, itself included; 0 without a node.
    ///   - readyFor: since it became ready; nil if nobody knows, and without meaning if it is not.
    ///   - age: since its creation; nil if nobody knows.
    public init(
        isScheduled: Bool, phase: Phase, isReady: Bool, cost: Int32, siblings: Int, readyFor: Duration?, age: Duration?
    ) {
        keys = [
            isScheduled ? 1 : 0, phase.rawValue, isReady ? 1 : 0, Int64(cost), -Int64(siblings),
            isReady ? Self.magnitude(readyFor) : 0, Self.magnitude(age),
        ]
    }

    /// The whole part of log2 of the nanoseconds; -1 for none and for the future.
    private static func magnitude(_ duration: Duration?) -> Int64 {
        guard let duration, duration > .zero else { return -1 }
        return Int64(log2(Double(duration.wholeNanoseconds)))
    }

    /// Orders by the first key that differs.
    public static func < (left: DeletionRank, right: DeletionRank) -> Bool {
        left.keys.lexicographicallyPrecedes(right.keys)
    }
}
