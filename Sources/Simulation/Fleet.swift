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
    var podNumbers: [PodKey: Int] = [:]
    var freePods: [Int] = []
    /// For pods that belong to no service.
    var strayStartups: RandomStream
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
        while step(notAfter: end) {}
        elapsed = max(elapsed, end)
        return takeHappened()
    }

    /// Lets time pass until `end`, in seconds, or until something has happened to a pod, whichever is earlier.
    mutating func advance(toNewsOr end: Double) -> [FleetEvent] {
        while happened.isEmpty, step(notAfter: end) {}
        if happened.isEmpty { elapsed = max(elapsed, end) }
        return takeHappened()
    }

    private mutating func takeHappened() -> [FleetEvent] {
        guard !happened.isEmpty else { return [] }
        defer { happened.removeAll(keepingCapacity: true) }
        return happened
    }

    /// Lets the next thing happen.
    ///
    /// - Returns: false if nothing is due by `end`.
    private mutating func step(notAfter end: Double) -> Bool {
        guard let (at, next) = due.pop(notAfter: end) else { return false }
        elapsed = max(elapsed, at)
        switch next {
        case .arrival(let service, let generation): arrive(service, generation: generation)
        case .engine(let pod, let version):
            if pods[pod].engineVersion == version { run(pod) }
        case .lifecycle(let pod, let version):
            if pods[pod].lifecycleVersion == version { live(pod) }
        }
        return true
    }

    // MARK: Services

    /// Adds a service, or changes its spec; its load begins anew only if load, origin or size changed.
    public mutating func setService(_ id: WorkloadID, _ spec: ServiceSpec) {
        let number = serviceNumbers[id] ?? newService(id, spec)
        let before = services[number].spec
        let isNew = services[number].arrivals == nil
        services[number].spec = spec
        if before.router != spec.router || before.staleness != spec.staleness {
            services[number].router = Router(
                spec.router, staleness: spec.staleness.seconds, members: services[number].router)
        }
        let sameLoad = before.load == spec.load && before.loadOrigin == spec.loadOrigin && before.size == spec.size
        guard isNew || !sameLoad else { return }
        drive(
            number,
            by: Arrivals(
                spec.load, trace: trace, origin: seconds(spec.loadOrigin), size: spec.size,
                streams: streams))
    }

    /// Gives a service other requests from now on.
    mutating func drive(_ number: Int, by arrivals: Arrivals) {
        services[number].generation += 1
        services[number].arrivals = arrivals
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
        for index in pods.indices where pods[index].service == number {
            pods[index].service = nil
            pods[index].place = nil
        }
        services[number].arrivals = nil
        services[number].generation += 1
        services[number].router = Router(.leastRequest, staleness: 0)
        freeServices.append(number)
    }

    /// Changes the shares of pods, as far as the service's router looks at them; pods that are not named keep theirs.
    ///
    /// - Parameter weights: above 0; anything else counts as next to nothing. A pod that nobody gave one has 1.
    public mutating func setWeights(_ weights: [PodKey: Double]) {
        for (key, weight) in weights {
            guard let number = podNumbers[key] else { continue }  // The pod went while its weight was on the way.
            let share = weight.isFinite ? max(weight, 1e-6) : 1
            pods[number].weight = share
            if let owner = pods[number].service, let place = pods[number].place {
                services[owner].router.setWeight(share, place: place)
            }
        }
    }

    // MARK: Time

    func seconds(_ instant: Timestamp) -> Double {
        (instant - origin).seconds
    }

    func instant(_ seconds: Double) -> Timestamp {
        origin + .seconds(seconds)
    }
}
