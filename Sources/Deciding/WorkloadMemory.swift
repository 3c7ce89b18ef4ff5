public import Autoscaling

/// Everything that deciding for one workload must remember from one instant to the next.
///
/// It is what survives a restart or a hand-over, so nothing that a rule remembers may stand anywhere else.
public struct WorkloadMemory: Hashable, Codable, Sendable {
    /// The version of this shape that this build writes.
    public static let currentVersion = 1

    /// The shape's version.
    public private(set) var version = WorkloadMemory.currentVersion
    /// What the HPA's algorithm remembers.
    public var recommender = RecommenderMemory()
    /// What the HPA would say of itself; it is read back by the algorithm, as from the object's status.
    public var status = ScalingStatus()

    /// Remembers nothing: the controller has just begun with this workload.
    public init() {}
}
