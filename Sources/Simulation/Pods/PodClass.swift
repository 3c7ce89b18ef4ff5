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

/// Deals pods out to classes so that each has its share at any time; the same for everybody, without chance.
struct PodClassDealer: Sendable {
    private let shares: [Double]
    private var credits: [Double]

    init(_ classes: [PodClass]) {
        shares = classes.map { $0.share.isFinite ? max($0.share, 1e-9) : 1 }
        credits = [Double](repeating: 0, count: classes.count)
    }

    /// The class of the next pod.
    mutating func next() -> Int {
        var best = 0
        for place in credits.indices {
            credits[place] += shares[place]
            if credits[place] > credits[best] { best = place }
        }
        credits[best] -= shares.reduce(0, +)
        return best
    }
}
