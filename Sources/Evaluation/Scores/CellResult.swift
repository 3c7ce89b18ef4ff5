/// What one policy did on one trace, router and seed: one cell of `evaluate`, and what `simulate` prints.
///
/// The keys in JSON are fixed (design section 15); unknown is null, never 0. `Documentation/Evaluation.md` defines each
/// measure. Times are in seconds, ratios in 0...1.
public struct CellResult: Hashable, Codable, Sendable {
    /// The trace's name.
    public var trace: String
    /// The policy's name.
    public var policy: String
    /// The router's name.
    public var router: String
    /// The seed of all chance.
    public var seed: UInt64
    /// Requests that arrived in the measured time.
    public var requests: Int
    /// Those of them that were answered.
    public var completed: Int
    /// Those that were refused or lost with a pod.
    public var lost: Int
    /// Those still at a pod at the end.
    public var inFlight: Int
    /// Accelerator-hours held, from a pod's scheduling to its end.
    public var gpuHours: Double
    /// Share of the judged requests that broke any part of the objective.
    public var sloMissRatio: Double?
    /// Share whose first token was late.
    public var ttftMissRatio: Double?
    /// Share whose tokens came too slowly.
    public var itlMissRatio: Double?
    /// Share whose last token was late.
    public var latencyMissRatio: Double?
    /// Minutes in which more than one request in twenty broke the objective.
    public var sloMissMinutes: Double?
    /// Mean time to the last token less the mean time on an idle replica.
    public var responseDelayMean: Double?
    /// Mean time to the first token.
    public var ttftMean: Double?
    /// Time to the first token that half did not exceed.
    public var ttftP50: Double?
    /// Time to the first token that 95 % did not exceed.
    public var ttftP95: Double?
    /// Time to the first token that 99 % did not exceed.
    public var ttftP99: Double?
    /// Mean time between a request's tokens that 95 % did not exceed.
    public var itlP95: Double?
    /// Mean time to the last token.
    public var e2eMean: Double?
    /// Time to the last token that 95 % did not exceed.
    public var e2eP95: Double?
    /// 1 − coefficient of variation of the pods' utilisation.
    public var lbEfficiency: Double?
    /// Jain's index of the pods' utilisation.
    public var jain: Double?
    /// The busiest pod's utilisation over the mean.
    public var maxOverMean: Double?
    /// Replica-hours ready beyond the demand.
    public var overProvision: Double?
    /// Replica-hours of demand beyond those ready.
    public var underProvision: Double?
    /// Share of the time with more ready than the demand needs.
    public var overShare: Double?
    /// Share of the time with fewer ready than the demand needs.
    public var underShare: Double?
    /// How often `spec.replicas` changed.
    public var replicaChanges: Int
    /// Sum of those changes, without sign.
    public var replicaMoves: Int
    /// Mean of `spec.replicas`.
    public var replicasMean: Double
    /// Highest `spec.replicas`.
    public var replicasPeak: Int
    /// Mean demand in replicas at the objective.
    public var demandMean: Double?
    /// From the worst fault to its recovery; null without a fault, or if one was not recovered from.
    public var recoverySeconds: Double?
    /// Faults from which the service did not recover before the end.
    public var faultsUnrecovered: Int
    /// The declared cost, in accelerator-hours.
    public var cost: Double?
    /// `cost` less the oracle's on the same trace, router and seed; null until the oracle's is known.
    public var regretToOracle: Double?
    /// Hash of every arrival with its sizes: equal for all policies of a trace and seed.
    public var arrivalsHash: String
    /// The policy's parameters, defaults included.
    public var parameters: [String: Double]
}

extension CellResult {
    /// Compares with the oracle.
    ///
    /// - Precondition: `oracle` is of the same trace, router and seed.
    public mutating func setRegret(oracle: CellResult) {
        precondition(
            trace == oracle.trace && router == oracle.router && seed == oracle.seed, "the oracle of the same cell")
        guard let cost, let best = oracle.cost else { return regretToOracle = nil }
        regretToOracle = cost - best
    }
}

extension CellResult {
    enum CodingKeys: String, CodingKey, CaseIterable {
        case trace, policy, router, seed, requests, completed, lost
        case inFlight = "in_flight"
        case gpuHours = "gpu_hours"
        case sloMissRatio = "slo_miss_ratio"
        case ttftMissRatio = "ttft_miss_ratio"
        case itlMissRatio = "itl_miss_ratio"
        case latencyMissRatio = "latency_miss_ratio"
        case sloMissMinutes = "slo_miss_minutes"
        case responseDelayMean = "response_delay_mean"
        case ttftMean = "ttft_mean"
        case ttftP50 = "ttft_p50"
        case ttftP95 = "ttft_p95"
        case ttftP99 = "ttft_p99"
        case itlP95 = "itl_p95"
        case e2eMean = "e2e_mean"
        case e2eP95 = "e2e_p95"
        case lbEfficiency = "lb_efficiency"
        case jain
        case maxOverMean = "max_over_mean"
        case overProvision = "over_provision"
        case underProvision = "under_provision"
        case overShare = "over_share"
        case underShare = "under_share"
        case replicaChanges = "replica_changes"
        case replicaMoves = "replica_moves"
        case replicasMean = "replicas_mean"
        case replicasPeak = "replicas_peak"
        case demandMean = "demand_mean"
        case recoverySeconds = "recovery_seconds"
        case faultsUnrecovered = "faults_unrecovered"
        case cost
        case regretToOracle = "regret_to_oracle"
        case arrivalsHash = "arrivals_hash"
        case parameters
    }
}
