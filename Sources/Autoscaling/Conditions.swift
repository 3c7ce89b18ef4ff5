public import Measures
public import Workloads

/// One condition of an autoscaler's status.
public struct ScalingCondition: Hashable, Codable, Sendable {
    /// The conditions that are set here.
    public enum Kind: String, Hashable, Codable, Sendable {
        /// Whether the scale could be read and written.
        case ableToScale = "AbleToScale"
        /// Whether the metrics gave a number.
        case scalingActive = "ScalingActive"
        /// Whether that number was cut by a limit.
        case scalingLimited = "ScalingLimited"
        /// Whether the last rescale was to zero; only with the gate.
        case scaledToZero = "ScaledToZero"
    }

    /// Which condition, such as `AbleToScale`; text, since an object may hold others.
    public var type: String
    /// Whether it holds.
    public var status: ConditionStatus
    /// When `status` last changed, in whole seconds.
    public var lastTransitionTime: Timestamp?
    /// A word for programs.
    public var reason: String
    /// A sentence for people.
    public var message: String

    /// Makes a condition.
    public init(
        type: String, status: ConditionStatus, lastTransitionTime: Timestamp?, reason: String = "",
        message: String = ""
    ) {
        self.type = type
        self.status = status
        self.lastTransitionTime = lastTransitionTime
        self.reason = reason
        self.message = message
    }

    /// Reads a condition; absent texts are empty.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        type = try container.decodeIfPresent(String.self, forKey: .type) ?? ""
        status = try container.decodeIfPresent(ConditionStatus.self, forKey: .status) ?? .unknown
        lastTransitionTime = try container.decodeIfPresent(Timestamp.self, forKey: .lastTransitionTime)
        reason = try container.decodeIfPresent(String.self, forKey: .reason) ?? ""
        message = try container.decodeIfPresent(String.self, forKey: .message) ?? ""
    }
}

extension [ScalingCondition] {
    /// The condition of a kind, if it was ever set.
    public func first(_ kind: ScalingCondition.Kind) -> ScalingCondition? {
        first { $0.type == kind.rawValue }
    }

    /// Sets a condition in place, or at the end if it is new; its time moves only if its status changes.
    mutating func set(
        _ kind: ScalingCondition.Kind, _ holds: Bool, _ reason: ScalingReason, _ message: String,
        now: Timestamp
    ) {
        let status: ConditionStatus = holds ? .isTrue : .isFalse
        let index = firstIndex { $0.type == kind.rawValue } ?? endIndex
        if index == endIndex {
            append(ScalingCondition(type: kind.rawValue, status: status, lastTransitionTime: now.cutToSecond))
        } else if self[index].status != status {
            self[index].status = status
            self[index].lastTransitionTime = now.cutToSecond
        }
        self[index].reason = reason.rawValue
        self[index].message = message
    }

    mutating func remove(_ kind: ScalingCondition.Kind) {
        removeAll { $0.type == kind.rawValue }
    }
}
