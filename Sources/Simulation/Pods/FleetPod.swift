import Measures

/// What the fleet keeps of one pod.
struct FleetPod: Sendable {
    let key: PodKey
    var service: Int?
    let spec: SimulatedPod
    /// Where its start-up times come from; nil: from its service's stream.
    var startups: RandomStream?
    /// Seconds from the container's start to its being ready; drawn when the pod is added, and again at each restart,
    /// so that they do not depend on what happens meanwhile.
    var readySeconds = 0.0
    var lifecycle: PodLifecycle = .pulling
    /// Present while it serves or drains.
    var engine: Engine?
    /// Its place in its service's router; nil while it takes no requests.
    var place: Int?
    /// Its share of the requests, relative to the others.
    var weight = 1.0
    /// How many times as long as usual its steps take.
    private(set) var slowdown = 1.0
    /// Work of its earlier servers.
    private var workBefore = 0.0
    /// Work of the present server when its pace last changed, and the time that it had taken.
    private var workThen = 0.0
    private var busyThen = 0.0
    /// When the container began to run; nil before it did.
    var ranAt: Double?
    /// Crashes in a row.
    var crashes = 0
    var drainingSince: Double?
    /// When its grace is over.
    var stopsBy: Double?
    /// The engine's next event that is in the queue.
    var scheduledAt: Double?
    /// Queue entries of another version are outdated.
    var engineVersion = 0
    var lifecycleVersion = 0

    init(key: PodKey, service: Int?, spec: SimulatedPod, startups: RandomStream?) {
        self.key = key
        self.service = service
        self.spec = spec
        self.startups = startups
    }

    /// Work of all its servers, in seconds of a whole server at full use.
    func workSeconds(_ counters: EngineCounters) -> Double {
        workBefore + counters.workSeconds
    }

    /// Seconds of the present server's own time that its work has taken.
    func busySeconds(_ counters: EngineCounters) -> Double {
        busyThen + (counters.workSeconds - workThen) * slowdown
    }

    /// Changes the pace of what follows.
    mutating func setSlowdown(_ factor: Double) {
        let counters = engine?.counters ?? EngineCounters()
        busyThen = busySeconds(counters)
        workThen = counters.workSeconds
        slowdown = factor
    }

    /// Takes the server out and remembers its work.
    mutating func endServer() -> Engine? {
        guard let ended = engine else { return nil }
        engine = nil
        workBefore += ended.counters.workSeconds
        workThen = 0
        busyThen = 0
        engineVersion += 1
        scheduledAt = nil
        return ended
    }
}
