/// One kind of pod of a world: what serves in it, how it starts and what it asks for.
public struct PodClass: Hashable, Sendable {
    /// A short name for tables, such as `h100`.
    public var name: String
    /// The server.
    public var engine: EngineSpec
    /// How it starts.
    public var startup: Startup
    /// Its part of the pods, relative to the other classes; above 0.
    public var share: Double
    /// Accelerators that each pod holds.
    public var accelerators: Int
    /// Cores that each pod requests; what cpu utilisation is a percentage of.
    public var cpuRequest: Double

    /// Makes a class.
    public init(
        name: String, engine: EngineSpec, startup: Startup, share: Double = 1, accelerators: Int, cpuRequest: Double = 1
    ) {
        self.name = name
        self.engine = engine
        self.startup = startup
        self.share = share
        self.accelerators = max(0, accelerators)
        self.cpuRequest = cpuRequest
    }

    /// Makes the class of pods that run a known engine.
    public init(profile: EngineProfile, startup: Startup = .smallModel, share: Double = 1) {
        self.init(
            name: profile.accelerator, engine: profile.engine, startup: startup, share: share,
            accelerators: profile.gpus)
    }
}
