public import Measures

/// How replicas may change, one rule for each direction: autoscaling/v2 `behavior`.
public struct ScalingBehavior: Hashable, Codable, Sendable {
    /// On the way up; nil is the default rule.
    public var scaleUp: ScalingRule?
    /// On the way down; nil is the default rule.
    public var scaleDown: ScalingRule?

    /// Makes a behaviour.
    public init(scaleUp: ScalingRule? = nil, scaleDown: ScalingRule? = nil) {
        self.scaleUp = scaleUp
        self.scaleDown = scaleDown
    }
}

/// How replicas may change in one direction.
public struct ScalingRule: Hashable, Codable, Sendable {
    /// At most so much change within one period; Kubernetes calls it a policy.
    public struct Limit: Hashable, Codable, Sendable {
        /// `Pods` or `Percent`.
        public var type: String
        /// Pods, or per cent of the replicas at the period's start; positive.
        public var value: Int32
        /// The period's length, 1...1800 s.
        public var periodSeconds: Int32

        /// Makes a limit.
        public init(type: String, value: Int32, periodSeconds: Int32) {
            self.type = type
            self.value = value
            self.periodSeconds = periodSeconds
        }

        /// Reads a limit; absent parts are empty or 0.
        public init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: CodingKeys.self)
            type = try container.decodeIfPresent(String.self, forKey: .type) ?? ""
            value = try container.decodeIfPresent(Int32.self, forKey: .value) ?? 0
            periodSeconds = try container.decodeIfPresent(Int32.self, forKey: .periodSeconds) ?? 0
        }
    }

    /// How long a whole window must agree, 0...3600 s; nil is 0 on the way up, the controller's flag on the way down.
    public var stabilizationWindowSeconds: Int32?
    /// `Max`, `Min` or `Disabled`; nil, and any other text, is `Max`.
    public var selectPolicy: String?
    /// The limits, of which `selectPolicy` picks one; nil is the default's, an empty list is refused.
    public var policies: [Limit]?
    /// The deviation from a ratio of 1 that is ignored in this direction; nil is the controller's flag.
    public var tolerance: Quantity?

    /// Makes a rule.
    public init(
        stabilizationWindowSeconds: Int32? = nil, selectPolicy: String? = nil, policies: [Limit]? = nil,
        tolerance: Quantity? = nil
    ) {
        self.stabilizationWindowSeconds = stabilizationWindowSeconds
        self.selectPolicy = selectPolicy
        self.policies = policies
        self.tolerance = tolerance
    }

    /// Writes a rule; an empty list of limits is left out, as Kubernetes does.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encodeIfPresent(stabilizationWindowSeconds, forKey: .stabilizationWindowSeconds)
        try container.encodeIfPresent(selectPolicy, forKey: .selectPolicy)
        if let policies, !policies.isEmpty { try container.encode(policies, forKey: .policies) }
        try container.encodeIfPresent(tolerance, forKey: .tolerance)
    }
}
