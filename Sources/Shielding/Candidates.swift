/// Who can propose a size for a workload.
public enum Speaker: String, Hashable, Codable, Sendable {
    /// The Horizontal Pod Autoscaler's algorithm.
    case hpa
}

/// The sizes proposed for one workload at one instant, each absent where its proposer had no answer.
public struct Candidates: Hashable, Sendable {
    /// `spec.replicas` now; what a hold means.
    public var current: Int32
    /// What the plain HPA would write, which is `current` where it would write nothing; nil if it could not compute.
    public var hpa: Int32?

    /// Makes candidates.
    public init(current: Int32, hpa: Int32?) {
        self.current = current
        self.hpa = hpa
    }
}
