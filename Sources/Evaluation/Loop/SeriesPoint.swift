/// The service at one instant of a run, for CSV files and plots; unknown is nil.
public struct SeriesPoint: Hashable, Codable, Sendable {
    /// Since the window's start.
    public var seconds: Double
    /// Replicas that the expected demand needs at the objective.
    public var demandReplicas: Double?
    /// `spec.replicas`.
    public var specReplicas: Int
    /// Pods that serve.
    public var readyReplicas: Int
    /// Pods that will serve.
    public var pendingReplicas: Int
    /// Seconds to the first token that 95 % did not exceed, since the point before.
    public var ttftP95: Double?
    /// Requests waiting at all pods.
    public var waiting: Int
    /// Requests running at all pods.
    public var running: Int
    /// Mean utilisation of the ready pods since the point before, 0...1.
    public var utilization: Double?
    /// 1 − coefficient of variation of the pods' utilisation since the point before.
    public var lbEfficiency: Double?

    enum CodingKeys: String, CodingKey, CaseIterable {
        case seconds
        case demandReplicas = "demand_replicas"
        case specReplicas = "spec_replicas"
        case readyReplicas = "ready_replicas"
        case pendingReplicas = "pending_replicas"
        case ttftP95 = "ttft_p95"
        case waiting, running, utilization
        case lbEfficiency = "lb_efficiency"
    }
}
