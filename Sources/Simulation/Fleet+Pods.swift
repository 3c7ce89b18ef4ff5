import Measures
public import Workloads

/// The life of pods: they pull, load, serve, crash, drain and go.
extension Fleet {
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
        addPod(key, of: service.flatMap { serviceNumbers[$0] }, spec, progress, startups: nil)
    }

    /// The same; start-up times come from `startups`, or from the service's stream.
    mutating func addPod(
        _ key: PodKey, of owner: Int?, _ spec: SimulatedPod, _ progress: StartupProgress, startups: RandomStream?
    ) {
        guard podNumbers[key] == nil else { return }
        let number = freePods.popLast() ?? pods.count
        var pod = FleetPod(key: key, service: owner, spec: spec, startups: startups)
        if number == pods.count {
            pods.append(pod)
        } else {
            pod.engineVersion = pods[number].engineVersion + 1
            pod.lifecycleVersion = pods[number].lifecycleVersion + 1
            pods[number] = pod
        }
        podNumbers[key] = number
        drawStartup(number)
        if let owner { services[owner].hold(pods: 1, accelerators: spec.accelerators, at: elapsed) }
        begin(number, progress)
    }

    private mutating func drawStartup(_ number: Int) {
        let startup = pods[number].spec.startup
        if var own = pods[number].startups {
            pods[number].readySeconds = startup.drawReadySeconds(using: &own)
            pods[number].startups = own
        } else if let owner = pods[number].service {
            pods[number].readySeconds = startup.drawReadySeconds(using: &services[owner].startups)
        } else {
            pods[number].readySeconds = startup.drawReadySeconds(using: &strayStartups)
        }
    }

    private mutating func begin(_ number: Int, _ progress: StartupProgress) {
        let pullSeconds = pods[number].spec.startup.pull.seconds
        switch progress {
        case .fresh: wake(number, at: elapsed + pullSeconds)
        case .pulling(let since): wake(number, at: seconds(since) + pullSeconds)
        case .loading(let since):
            pods[number].lifecycle = .loading
            pods[number].ranAt = seconds(since)
            wake(number, at: seconds(since) + pods[number].readySeconds)
        case .ready:
            pods[number].ranAt = elapsed
            serve(number)
        }
    }

    /// Asks for the next step of a pod's life, in place of what was asked for before.
    private mutating func wake(_ number: Int, at: Double) {
        pods[number].lifecycleVersion += 1
        due.push(.lifecycle(pod: number, version: pods[number].lifecycleVersion), at: max(elapsed, at))
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

    /// Ends a pod's container by itself; it runs again in place after its back-off, and loads anew.
    ///
    /// A pod without a container, or with one that crashed already, does not crash; one that drains stops.
    public mutating func crashPod(_ key: PodKey) {
        guard let number = podNumbers[key] else { return }
        switch pods[number].lifecycle {
        case .loading, .ready:
            let ranFor = elapsed - (pods[number].ranAt ?? elapsed)
            let backOff = pods[number].spec.backOff
            pods[number].crashes = ranFor >= backOff.forgivenAfter ? 1 : pods[number].crashes + 1
            halt(number)
            wake(number, at: elapsed + backOff.seconds(crashes: pods[number].crashes))
        case .draining:
            let lost = stop(number)
            report(.stopped(requestsLost: lost), number)
        case .pulling, .backingOff, .stopped: break
        }
    }

    /// Ends a pod's container as its node falls silent; it does not run again before `resumePod`.
    mutating func silencePod(_ key: PodKey) {
        guard let number = podNumbers[key] else { return }
        switch pods[number].lifecycle {
        case .pulling, .loading, .ready, .backingOff: halt(number)
        case .draining:
            let lost = stop(number)
            report(.stopped(requestsLost: lost), number)
        case .stopped: break
        }
    }

    /// Runs the container of a silenced pod again.
    mutating func resumePod(_ key: PodKey) {
        guard let number = podNumbers[key], pods[number].lifecycle == .backingOff else { return }
        wake(number, at: elapsed)
    }

    /// Makes each step of a pod's server take `factor` times as long as it would, at least 1; 1 makes it whole again.
    public mutating func setSlowdown(_ key: PodKey, factor: Double) {
        guard let number = podNumbers[key] else { return }
        let slowdown = max(1, factor)
        pods[number].engine?.advance(to: elapsed, outcomes: &outcomes)
        pods[number].setSlowdown(slowdown)
        pods[number].engine?.setSlowdown(slowdown)
        settle(number)
    }

    /// How many times as long as usual a pod's steps take; nil for an unknown pod.
    public func slowdown(of key: PodKey) -> Double? {
        podNumbers[key].map { pods[$0].slowdown }
    }

    // MARK: Steps

    /// The next step of a pod's life is due.
    mutating func live(_ number: Int) {
        switch pods[number].lifecycle {
        case .pulling: load(number)
        case .backingOff:
            drawStartup(number)
            load(number)
        case .loading:
            serve(number)
            report(.ready, number)
        case .draining:
            let lost = stop(number)
            report(.stopped(requestsLost: lost), number)
        case .ready, .stopped: break
        }
    }

    private mutating func load(_ number: Int) {
        pods[number].lifecycle = .loading
        pods[number].ranAt = elapsed
        report(.started, number)
        wake(number, at: elapsed + pods[number].readySeconds)
    }

    private mutating func serve(_ number: Int) {
        pods[number].lifecycle = .ready
        pods[number].engine = Engine(pods[number].spec.engine, at: elapsed, slowdown: pods[number].slowdown)
        guard let owner = pods[number].service else { return }
        pods[number].place = services[owner].router.add(pod: number, weight: pods[number].weight, at: elapsed)
    }

    /// Makes sure that a draining pod stops when it is idle, and no later than its grace allows.
    mutating func scheduleStop(_ number: Int) {
        guard let stopsBy = pods[number].stopsBy, let since = pods[number].drainingSince else { return }
        let isIdle = pods[number].engine?.outstanding ?? 0 == 0
        wake(number, at: isIdle ? min(stopsBy, max(elapsed, since + Self.exitSeconds)) : stopsBy)
    }

    /// Ends the container, which may run again.
    private mutating func halt(_ number: Int) {
        leaveService(number)
        let lost = endServer(number)
        pods[number].lifecycle = .backingOff
        pods[number].lifecycleVersion += 1
        report(.crashed(requestsLost: lost), number)
    }

    /// Ends the container for good.
    ///
    /// - Returns: the requests lost with it.
    private mutating func stop(_ number: Int) -> Int {
        let lost = endServer(number)
        pods[number].lifecycle = .stopped
        pods[number].lifecycleVersion += 1
        return lost
    }

    private mutating func leaveService(_ number: Int) {
        guard let owner = pods[number].service, let place = pods[number].place else { return }
        services[owner].router.remove(place: place, at: elapsed)
        pods[number].place = nil
        for moved in place..<services[owner].router.members.count {
            pods[services[owner].router.members[moved].pod].place = moved
        }
    }

    private mutating func report(_ kind: FleetEvent.Kind, _ number: Int) {
        happened.append(FleetEvent(pod: pods[number].key, kind: kind, at: instant(elapsed)))
    }
}
