public import Simulation

/// One run: a policy, on a window of a trace, in a world.
///
/// Cells that differ only in `policy` and `scaler` meet the same requests, start-up times and faults.
public struct CellSpec: Sendable {
    /// The trace's name, for the result.
    public var trace: String
    /// The policy's name, for the result.
    public var policy: String
    /// Who decides.
    public var scaler: CellScaler
    /// Of all chance.
    public var seed: UInt64
    /// What comes; its window begins with the warm-up.
    public var arrivals: ArrivalSpec
    /// Where it is served: pods, router, faults (in seconds since the window's start), metric pipeline, objective.
    public var world: WorldSpec
    /// What one replica of `world.classes[0]` holds at the objective; from a `CapacityTable`.
    public var capacity: Capacity
    /// Fewest and most replicas, the same for all policies.
    public var bounds: ClosedRange<Int>
    /// The whole run, warm-up included.
    public var duration: Duration
    /// How long is simulated before anything counts; shorter than `duration`.
    public var warmUp: Duration
    /// Whether the course over time is kept.
    public var keepsSeries: Bool
    /// Whether the story of each decision is kept, of policies that tell one.
    public var keepsRecords: Bool

    /// Makes a cell; `policy` is the scaler's name unless it is given.
    ///
    /// - Precondition: `warmUp` is shorter than `duration`, and neither is negative.
    public init(
        trace: String, policy: String? = nil, scaler: CellScaler, seed: UInt64, arrivals: ArrivalSpec,
        world: WorldSpec, capacity: Capacity, bounds: ClosedRange<Int> = 1...64, duration: Duration,
        warmUp: Duration = .seconds(300), keepsSeries: Bool = false, keepsRecords: Bool = false
    ) {
        precondition(warmUp >= .zero && warmUp < duration, "something is left to be measured")
        self.trace = trace
        self.policy = policy ?? scaler.name
        self.scaler = scaler
        self.seed = seed
        self.arrivals = arrivals
        self.world = world
        self.capacity = capacity
        self.bounds = bounds
        self.duration = duration
        self.warmUp = warmUp
        self.keepsSeries = keepsSeries
        self.keepsRecords = keepsRecords
    }
}
