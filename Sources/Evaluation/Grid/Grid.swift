import Measures
public import Simulation

/// Traces × policies × routers × seeds, in this order.
public struct Grid: Sendable {
    /// What is played.
    public var traces: [EvaluationTrace]
    /// Who competes.
    public var policies: [ScalerKind]
    /// What stands in front of the pods.
    public var routers: [RouterKind]
    /// Of chance; each plays a window of its own, and from `firstTuningSeed` on one between those of all others.
    public var seeds: [UInt64]
    /// Windows that a trace is divided into; seeds beyond them begin anew, with other chance.
    public var windows: Int
    /// What all cells have in common.
    public var setting: GridSetting

    /// The first seed of tuning: what is tuned on is never what is judged.
    public static let firstTuningSeed: UInt64 = 1_000

    /// Makes a grid.
    public init(
        traces: [EvaluationTrace], policies: [ScalerKind], routers: [RouterKind], seeds: [UInt64], windows: Int,
        setting: GridSetting
    ) {
        self.traces = traces
        self.policies = policies
        self.routers = routers
        self.seeds = seeds
        self.windows = windows
        self.setting = setting
    }

    /// The cells.
    ///
    /// - Parameters:
    ///   - capacities: what a replica holds, by trace name, for every trace.
    ///   - simulator: what tells this build from others, so that no result of another is taken for its own.
    ///   - parameters: of a policy on a trace.
    /// - Returns: one cell for each combination.
    /// - Throws: if the load of a trace cannot be made.
    public func cells(
        capacities: [String: Capacity], simulator: String,
        parameters: (ScalerKind, EvaluationTrace) -> [String: Double]
    ) throws(LoadError) -> [GridCell] {
        var cells: [GridCell] = []
        for trace in traces {
            guard let capacity = capacities[trace.name] else { continue }  // the caller's own list: nothing is lost
            let loads = try seeds.map { seed throws(LoadError) in try load(trace, seed, capacity) }
            for policy in policies {
                let values = parameters(policy, trace)
                for router in routers {
                    for (seed, arrivals) in zip(seeds, loads) {
                        let spec = spec(trace, policy, values, router, seed, arrivals, capacity)
                        cells.append(GridCell(spec: spec, key: key(of: spec, trace, simulator)))
                    }
                }
            }
        }
        return cells
    }

    private func load(
        _ trace: EvaluationTrace, _ seed: UInt64, _ capacity: Capacity
    ) throws(LoadError) -> ArrivalSpec {
        let seconds = setting.window.seconds + setting.warmUp.seconds
        let scale =
            setting.scale
            ?? trace.rateScale(
                meanReplicas: setting.meanReplicas,
                requestsPerSecond: GridSetting.plannedLoad * capacity.requestsPerSecond)
        return try trace.arrivals(
            window: trace.window(seed: seed, of: windows, seconds: seconds), rateScale: scale)
    }

    private func spec(
        _ trace: EvaluationTrace, _ policy: ScalerKind, _ parameters: [String: Double], _ router: RouterKind,
        _ seed: UInt64, _ arrivals: ArrivalSpec, _ capacity: Capacity
    ) -> CellSpec {
        var world = setting.world
        world.router = router
        let duration = Duration.seconds(arrivals.playedSeconds)
        return CellSpec(
            trace: trace.name, scaler: .kind(policy, parameters), seed: seed, arrivals: arrivals, world: world,
            capacity: capacity, bounds: setting.bounds, duration: duration,
            warmUp: min(setting.warmUp, duration / GridSetting.warmUpShareMax))
    }

    /// Of the base only the hash goes in, since its file and the options say all that is in the world.
    private func key(of spec: CellSpec, _ trace: EvaluationTrace, _ simulator: String) -> String {
        var hash = StableHash()
        hash.add(simulator)
        hash.add(setting.hash)
        hash.add(trace.name)
        hash.add("\(trace.contentHash)")
        hash.add("\(spec.arrivals.window) \(spec.arrivals.rateScale) \(spec.duration) \(spec.warmUp)")
        hash.add("\(spec.bounds) \(spec.world.router.rawValue) \(spec.seed) \(spec.policy)")
        hash.add(
            spec.scaler.parameters.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: " "))
        return hash.text
    }
}
