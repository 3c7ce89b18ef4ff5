public import Autoscaling

/// Everything that deciding for one workload must remember from one instant to the next.
///
/// It is what survives a restart or a hand-over, so nothing that a rule remembers may stand anywhere else.
public struct WorkloadMemory: Hashable, Codable, Sendable {
    /// The version of this shape that this build writes.
    ///
    /// 1: the HPA's. 2: with what looking ahead needs.
    public static let currentVersion = 2

    /// The shape's version.
    public private(set) var version = WorkloadMemory.currentVersion
    /// What the HPA's algorithm remembers.
    public var recommender = RecommenderMemory()
    /// What the HPA would say of itself; it is read back by the algorithm, as from the object's status.
    public var status = ScalingStatus()
    /// What looking ahead remembers; nil while the workload's policy does not.
    public var foresight: ForesightMemory?

    /// Remembers nothing: the controller has just begun with this workload.
    public init() {}

    private enum CodingKeys: String, CodingKey {
        case version, recommender, status, foresight
    }

    /// Reads any version up to this build's; what an older one did not have is not remembered.
    ///
    /// - Throws: `DecodingError` for a newer version too: half understood is worse than forgotten.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let found = try container.decode(Int.self, forKey: .version)
        guard (1...Self.currentVersion).contains(found) else {
            throw DecodingError.dataCorruptedError(
                forKey: .version, in: container,
                debugDescription: "version is \(found); accepted: 1 to \(Self.currentVersion)")
        }
        recommender = try container.decode(RecommenderMemory.self, forKey: .recommender)
        status = try container.decode(ScalingStatus.self, forKey: .status)
        // A forecast that cannot be read is learned again; the HPA's windows must not be lost with it.
        foresight = try? container.decodeIfPresent(ForesightMemory.self, forKey: .foresight)
    }
}
