/// A pod of the fleet.
public struct SimulatedPod: Hashable, Sendable {
    /// The server in it.
    public var engine: EngineSpec
    /// How it starts.
    public var startup: Startup
    /// Accelerators that it holds from being scheduled until it is removed.
    public var accelerators: Int
    /// How long its container waits after a crash.
    public var backOff: CrashBackOff

    /// Makes a pod.
    public init(
        engine: EngineSpec, startup: Startup, accelerators: Int, backOff: CrashBackOff = CrashBackOff()
    ) {
        self.engine = engine
        self.startup = startup
        self.accelerators = accelerators
        self.backOff = backOff
    }
}
