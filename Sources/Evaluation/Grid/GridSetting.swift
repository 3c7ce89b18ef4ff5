public import Simulation

/// What all cells of a grid have in common.
public struct GridSetting: Sendable {
    /// The world; the router is each cell's own.
    public var world: WorldSpec
    /// Fewest and most replicas, the same for every policy.
    public var bounds: ClosedRange<Int>
    /// The measured time of a cell; a shorter trace is played whole.
    public var window: Duration
    /// Time before it that is not measured; at most a fourth of what is played.
    public var warmUp: Duration
    /// How many replicas the whole trace keeps busy on average; sets the rate of every trace that has no `scale`.
    public var meanReplicas: Double
    /// How many times the trace's own rate the load is; nil: as `meanReplicas` asks.
    public var scale: Double?
    /// What tells this setting from any other, for keys: a hash of the file that it comes from.
    public var hash: String

    /// Makes a setting.
    public init(
        world: WorldSpec, bounds: ClosedRange<Int>, window: Duration, warmUp: Duration, meanReplicas: Double,
        scale: Double?, hash: String
    ) {
        self.world = world
        self.bounds = bounds
        self.window = window
        self.warmUp = warmUp
        self.meanReplicas = meanReplicas
        self.scale = scale
        self.hash = hash
    }

    /// Of a trace that is shorter than asked for, at most a fourth is warm-up.
    static let warmUpShareMax = 4.0
    /// Share of a replica's capacity that the mean load takes: what operators plan for.
    static let plannedLoad = 0.7
}
