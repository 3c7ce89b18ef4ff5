/// What an autoscaler is asked to do: the `spec` of a HorizontalPodAutoscaler, autoscaling/v2.
///
/// Decoding takes any object, absent parts being empty or nil; `Defaults` fills in, `Validation` judges.
public struct ScalingSpec: Hashable, Codable, Sendable {
    /// The object whose replicas are set.
    public var scaleTargetRef: ObjectReference
    /// The fewest replicas; nil is 1.
    public var minReplicas: Int32?
    /// The most replicas.
    public var maxReplicas: Int32
    /// What is measured, each with its target; the metric that wants the most replicas wins.
    public var metrics: [MetricSpec]
    /// How fast replicas may change; nil selects the older fixed limits, which an empty behaviour does not.
    public var behavior: ScalingBehavior?

    /// Makes a spec.
    public init(
        scaleTargetRef: ObjectReference, minReplicas: Int32? = nil, maxReplicas: Int32, metrics: [MetricSpec] = [],
        behavior: ScalingBehavior? = nil
    ) {
        self.scaleTargetRef = scaleTargetRef
        self.minReplicas = minReplicas
        self.maxReplicas = maxReplicas
        self.metrics = metrics
        self.behavior = behavior
    }

    /// Reads the JSON of a `spec`.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        scaleTargetRef =
            try container.decodeIfPresent(ObjectReference.self, forKey: .scaleTargetRef)
            ?? ObjectReference(apiVersion: "", kind: "", name: "")
        minReplicas = try container.decodeIfPresent(Int32.self, forKey: .minReplicas)
        maxReplicas = try container.decodeIfPresent(Int32.self, forKey: .maxReplicas) ?? 0
        metrics = try container.decodeIfPresent([MetricSpec].self, forKey: .metrics) ?? []
        behavior = try container.decodeIfPresent(ScalingBehavior.self, forKey: .behavior)
    }
}
