/// A pod of the fleet.
public struct SimulatedPod: Hashable, Sendable {
    /// The server in it.
    public var engine: EngineSpec
    /// How it starts.
    public var startup: Startup
    /// Accelerators that it holds from being scheduled until it is removed.
    public var accelerators: Int

    /// Makes a pod.
    public init(engine: EngineSpec, startup: Startup, accelerators: Int) {
        self.engine = engine
        self.startup = startup
        self.accelerators = accelerators
    }
}
