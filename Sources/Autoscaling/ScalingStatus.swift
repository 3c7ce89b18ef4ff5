public import Measures

/// What an autoscaler says of itself: the `status` of a HorizontalPodAutoscaler, autoscaling/v2.
public struct ScalingStatus: Hashable, Codable, Sendable {
    /// The generation it was computed from; never set here, and dropped when the status is rebuilt, as in Kubernetes.
    public var observedGeneration: Int64?
    /// When replicas were last changed, in whole seconds.
    public var lastScaleTime: Timestamp?
    /// `spec.replicas` when it was computed, before any rescale.
    public var currentReplicas: Int32
    /// The replicas it wants.
    public var desiredReplicas: Int32
    /// One entry for each metric; empty if metrics were not computed.
    public var currentMetrics: [MetricStatus]
    /// In the order of their first appearance.
    public var conditions: [ScalingCondition]

    /// Makes a status; an empty one is that of a new autoscaler.
    public init(
        observedGeneration: Int64? = nil, lastScaleTime: Timestamp? = nil, currentReplicas: Int32 = 0,
        desiredReplicas: Int32 = 0, currentMetrics: [MetricStatus] = [], conditions: [ScalingCondition] = []
    ) {
        self.observedGeneration = observedGeneration
        self.lastScaleTime = lastScaleTime
        self.currentReplicas = currentReplicas
        self.desiredReplicas = desiredReplicas
        self.currentMetrics = currentMetrics
        self.conditions = conditions
    }

    /// Says that the autoscaler has its workload at zero.
    public mutating func setScaledToZero(now: Timestamp) {
        conditions.set(.scaledToZero, true, .scaledToZero, "the HPA controller scaled the workload to zero", now: now)
    }

    /// Reads the JSON of a `status`; absent counts are 0.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        observedGeneration = try container.decodeIfPresent(Int64.self, forKey: .observedGeneration)
        lastScaleTime = try container.decodeIfPresent(Timestamp.self, forKey: .lastScaleTime)
        currentReplicas = try container.decodeIfPresent(Int32.self, forKey: .currentReplicas) ?? 0
        desiredReplicas = try container.decodeIfPresent(Int32.self, forKey: .desiredReplicas) ?? 0
        currentMetrics = try container.decodeIfPresent([MetricStatus].self, forKey: .currentMetrics) ?? []
        conditions = try container.decodeIfPresent([ScalingCondition].self, forKey: .conditions) ?? []
    }
}
