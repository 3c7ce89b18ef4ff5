public import Measures
public import Workloads

/// Services and their pods, simulated request by request.
///
/// The caller owns it: it adds, drains and removes pods, lets time pass with `advance(to:)`, and gets back what
/// happened. The fleet never calls anybody. Equal seeds and equal calls give equal results; services with equal loads
/// see equal requests and equal start-up times, so that two ways of scaling can be compared.
public struct Fleet: Sendable {
    /// Something due.
    enum Due: Sendable {
        case arrival(service: Int, generation: Int)
        case engine(pod: Int, version: Int)
        case lifecycle(pod: Int, version: Int)
    }

    /// Seconds between the signal to end and the end of a server that has nothing to do.
    static let exitSeconds = 1.0

    let origin: Timestamp
    private let streams: RandomStreams
    /// Seconds since `origin`.
    var elapsed = 0.0
    var due = EventQueue<Due>()
    var services: [FleetService] = []
    var serviceNumbers: [WorkloadID: Int] = [:]
    private var freeServices: [Int] = []
    var pods: [FleetPod] = []
    /// Requests at each pod; beside `pods` because the router looks at nothing else, and often.
    var outstanding: [Int] = []
    private var podNumbers: [PodKey: Int] = [:]
    private var freePods: [Int] = []
    /// For pods that belong to no service.
    private var strayStartups: RandomStream
    private let trace: Trace?
    /// Kept between calls so that its storage is reused.
    var outcomes: [Engine.Outcome] = []
    var happened: [FleetEvent] = []

    /// Makes an empty fleet.
    ///
    /// - Parameters:
    ///   - seed: of all chance in it.
    ///   - origin: the instant at which it begins.
    ///   - trace: what `Load.trace` replays; nil makes such loads empty.
    public init(seed: UInt64, origin: Timestamp, trace: Trace? = nil) {
        streams = RandomStreams(seed: seed)
        self.origin = origin
        self.trace = trace
        strayStartups = streams.stream("startup of strays")
    }

    /// The instant up to which everything has happened.
    public var now: Timestamp { instant(elapsed) }

    /// Lets time pass, and tells what happened to pods, in order of time; does nothing if `instant` is not after `now`.
    public mutating func advance(to instant: Timestamp) -> [FleetEvent] {
        let end = seconds(instant)
        while let (at, next) = due.pop(notAfter: end) {
            elapsed = max(elapsed, at)
            switch next {
            case .arrival(let service, let generation): arrive(service, generation: generation)
            case .engine(let pod, let version):
                if pods[pod].engineVersion == version { run(pod) }
            case .lifecycle(let pod, let version):
                if pods[pod].lifecycleVersion == version { step(pod) }
            }
        }
        elapsed = max(elapsed, end)
        defer { happened.removeAll(keepingCapacity: true) }
        return happened
    }

    // MARK: Services

    /// Adds a service, or changes its spec; its load begins anew only if load, origin or size changed.
    public mutating func setService(_ id: WorkloadID, _ spec: ServiceSpec) {
        let number = serviceNumbers[id] ?? newService(id, spec)
        let before = services[number].spec
        let isNew = services[number].arrivals == nil
        services[number].spec = spec
        let sameLoad = before.load == spec.load && before.loadOrigin == spec.loadOrigin && before.size == spec.size
        guard isNew || !sameLoad else { return }
        services[number].generation += 1
        services[number].arrivals = Arrivals(
            spec.load, trace: trace, origin: seconds(spec.loadOrigin), size: spec.size,
            stream: streams.stream("arrivals"))
        scheduleArrival(number)
    }

    private mutating func newService(_ id: WorkloadID, _ spec: ServiceSpec) -> Int {
        let state = FleetService(
            spec: spec, beganAt: elapsed, routing: streams.stream("routing"), startups: streams.stream("startup"))
        let number = freeServices.popLast() ?? services.count
        if number == services.count {
            services.append(state)
        } else {
            // The generation goes on, so that an arrival of the former service is not taken for one of this.
            let generation = services[number].generation + 1
            services[number] = state
            services[number].generation = generation
        }
        serviceNumbers[id] = number
        return number
    }

    /// Ends a service's load and forgets its measures; its pods go on as strays.
    public mutating func removeService(_ id: WorkloadID) {
        guard let number = serviceNumbers.removeValue(forKey: id) else { return }
        for index in pods.indices where pods[index].service == number { pods[index].service = nil }
        services[number].arrivals = nil
        services[number].generation += 1
        services[number].readyPods = []
        freeServices.append(number)
    }

    // MARK: Pods

    /// Puts a pod on a node: the pull begins, unless it has come further already.
    ///
    /// - Parameters:
    ///   - key: its name, not in use.
    ///   - service: whose requests it serves; nil, or an unknown one, for none.
    ///   - spec: what it is.
    ///   - progress: what of its start-up is over, of a pod that an earlier fleet started.
    public mutating func addPod(
        _ key: PodKey, of service: WorkloadID?, _ spec: SimulatedPod, _ progress: StartupProgress = .fresh
    ) {
        guard podNumbers[key] == nil else { return }
        let owner = service.flatMap { serviceNumbers[$0] }
        let loadSeconds =
            if let owner {
                spec.startup.drawLoadSeconds(using: &services[owner].startups)
            } else {
                spec.startup.drawLoadSeconds(using: &strayStartups)
            }
        let number = freePods.popLast() ?? pods.count
        var pod = FleetPod(key: key, service: owner, spec: spec, loadSeconds: loadSeconds)
        if number == pods.count {
            pods.append(pod)
            outstanding.append(0)
        } else {
            pod.engineVersion = pods[number].engineVersion + 1
            pod.lifecycleVersion = pods[number].lifecycleVersion + 1
            pods[number] = pod
            outstanding[number] = 0
        }
        podNumbers[key] = number
        if let owner { services[owner].hold(pods: 1, accelerators: spec.accelerators, at: elapsed) }
        begin(number, progress)
    }

    private mutating func begin(_ number: Int, _ progress: StartupProgress) {
        let pullSeconds = pods[number].spec.startup.pull.seconds
        let next: Double
        switch progress {
        case .fresh: next = elapsed + pullSeconds
        case .pulling(let since): next = seconds(since) + pullSeconds
        case .loading(let since):
            pods[number].lifecycle = .loading
            next = seconds(since) + pods[number].loadSeconds
        case .ready: return serve(number)
        }
        due.push(.lifecycle(pod: number, version: pods[number].lifecycleVersion), at: max(elapsed, next))
    }

    /// Tells a pod to end: it takes nothing new, finishes what it has, and stops when done or when `grace` is over.
    public mutating func drain(_ key: PodKey, grace: Duration) {
        guard let number = podNumbers[key], pods[number].lifecycle != .stopped else { return }
        leaveService(number)
        let deadline = elapsed + max(0, grace.seconds)
        pods[number].stopsBy = min(pods[number].stopsBy ?? deadline, deadline)
        pods[number].drainingSince = pods[number].drainingSince ?? elapsed
        pods[number].lifecycle = .draining
        scheduleStop(number)
    }

    /// Forgets a pod; what is in flight there is lost.
    public mutating func removePod(_ key: PodKey) {
        guard let number = podNumbers.removeValue(forKey: key) else { return }
        leaveService(number)
        _ = stop(number)
        if let owner = pods[number].service {
            services[owner].hold(pods: -1, accelerators: -pods[number].spec.accelerators, at: elapsed)
        }
        pods[number].engineVersion += 1
        pods[number].lifecycleVersion += 1
        freePods.append(number)
    }

    /// What a pod's server would tell now; nil for an unknown pod.
    public func snapshot(of key: PodKey) -> PodSnapshot? {
        guard let number = podNumbers[key] else { return nil }
        let engine = pods[number].engine?.moved(to: elapsed)
        return PodSnapshot(
            lifecycle: pods[number].lifecycle, waiting: engine?.waitingCount ?? 0, running: engine?.runningCount ?? 0,
            cacheUsage: engine?.cacheUsage, cacheTokensMax: pods[number].spec.engine.cacheTokensMax,
            cores: engine?.cores ?? 0, counters: engine?.counters ?? EngineCounters())
    }

    // MARK: Life of a pod

    /// The next step of a pod's life is due.
    private mutating func step(_ number: Int) {
        switch pods[number].lifecycle {
        case .pulling:
            pods[number].lifecycle = .loading
            report(.started, number)
            let version = pods[number].lifecycleVersion
            due.push(.lifecycle(pod: number, version: version), at: elapsed + pods[number].loadSeconds)
        case .loading:
            serve(number)
            report(.ready, number)
        case .draining:
            let lost = stop(number)
            report(.stopped(requestsLost: lost), number)
        case .ready, .stopped: break
        }
    }

    private mutating func serve(_ number: Int) {
        pods[number].lifecycle = .ready
        pods[number].engine = Engine(pods[number].spec.engine, at: elapsed)
        if let owner = pods[number].service { services[owner].readyPods.append(number) }
    }

    /// Makes sure that a draining pod stops when it is idle, and no later than its grace allows.
    mutating func scheduleStop(_ number: Int) {
        guard let stopsBy = pods[number].stopsBy, let since = pods[number].drainingSince else { return }
        pods[number].lifecycleVersion += 1
        let isIdle = pods[number].engine?.outstanding ?? 0 == 0
        let at = isIdle ? min(stopsBy, max(elapsed, since + Self.exitSeconds)) : stopsBy
        due.push(.lifecycle(pod: number, version: pods[number].lifecycleVersion), at: at)
    }

    /// Ends the server.
    ///
    /// - Returns: the requests lost with it.
    private mutating func stop(_ number: Int) -> Int {
        let lost = pods[number].engine?.outstanding ?? 0
        if let owner = pods[number].service { services[owner].lose(lost) }
        pods[number].engine = nil
        pods[number].engineVersion += 1
        pods[number].lifecycle = .stopped
        return lost
    }

    private mutating func leaveService(_ number: Int) {
        guard let owner = pods[number].service else { return }
        services[owner].readyPods.removeAll { $0 == number }
    }

    private mutating func report(_ kind: FleetEvent.Kind, _ number: Int) {
        happened.append(FleetEvent(pod: pods[number].key, kind: kind, at: instant(elapsed)))
    }

    // MARK: Time

    func seconds(_ instant: Timestamp) -> Double {
        (instant - origin).seconds
    }

    private func instant(_ seconds: Double) -> Timestamp {
        origin + .seconds(seconds)
    }
}
