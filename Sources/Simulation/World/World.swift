public import Measures
public import Workloads

/// One service with its pods, machines and metrics under somebody who sizes it: what a closed loop drives.
///
/// A value: a copy is another world that has come as far. Equal specs, arrivals, seeds and calls give equal results.
/// Chance comes from one stream a purpose, and what is drawn for a pod is drawn by its number, so that two policies see
/// the same requests and their n-th pods start equally fast. Times are in seconds since the origin.
public struct World: Sendable {
    /// Something due beside what the fleet has due.
    enum Due: Sendable {
        case bind
        case fault(Int)
        case endSlowness(PodKey)
        case missNode(Int, loss: Int)
        case evictNode(Int, loss: Int)
        case returnNode(Int, loss: Int)
        case scrape(ordinal: Int)
        case housekeeping(ordinal: Int)
        case collection
    }

    /// The name of the service.
    public static let workload = WorkloadID(namespace: "sim", name: "service")
    /// Its place in the fleet.
    static let service = 0
    /// How old the pods are that a world begins with: older than any rule's doubts about young pods.
    static let warmSeconds = 3_600.0

    /// What kind of world it is.
    public let spec: WorldSpec
    let streams: RandomStreams
    var fleet: Fleet
    var pool: ReplicaPool
    var nodes: NodePool
    var due = EventQueue<Due>()
    var ordinals: [PodKey: Int] = [:]
    var faultChoice: RandomStream
    /// Losses of each node so far; what is due for an earlier one is outdated.
    var losses: [Int]
    /// Pods from creation until they are gone.
    var existing = Accrual(at: 0)
    /// Pods that serve.
    var serving = Accrual(at: 0)
    /// Readings of the pods by ordinal.
    var readings: [Int: PodReadings] = [:]
    /// No metric is to be had before this.
    var outageUntil = -Double.infinity
    private var measuringSince = 0.0

    /// Makes a world that runs: `replicas` pods are ready at the origin.
    ///
    /// - Parameters:
    ///   - spec: what kind of world.
    ///   - arrivals: the requests, their times in seconds since the origin.
    ///   - seed: of all chance but the arrivals'.
    ///   - origin: the instant at which it begins.
    ///   - replicas: pods to begin with; those for which there is no room wait.
    public init(
        _ spec: WorldSpec, arrivals: Arrivals, seed: UInt64, origin: Timestamp = Timestamp(seconds: 0), replicas: Int
    ) {
        self.spec = spec
        streams = RandomStreams(seed: seed)
        fleet = Fleet(seed: seed, origin: origin)
        pool = ReplicaPool(replicas: replicas, classes: spec.classes)
        nodes = NodePool(spec.nodes, quota: spec.quota, classes: spec.classes.count)
        faultChoice = streams.stream("faults")
        losses = [Int](repeating: 0, count: nodes.count)
        fleet.setService(
            Self.workload,
            ServiceSpec(
                load: .none, loadOrigin: origin, objective: spec.objective, router: spec.router,
                staleness: .seconds(spec.staleness), retriesLost: spec.life.retriesLost))
        fleet.drive(Self.service, by: arrivals)
        for (number, fault) in spec.faults.enumerated() { due.push(.fault(number), at: fault.at) }
        beginCollecting()
        beginWithPods()
    }

    /// The instant up to which everything has happened.
    public var now: Timestamp { fleet.now }
    /// The same in seconds since the origin.
    public var seconds: Double { fleet.elapsed }

    /// Lets time pass; does nothing if `instant` is not after `now`.
    public mutating func advance(to instant: Timestamp) {
        advance(to: fleet.seconds(instant))
    }

    /// Lets time pass until `end`, in seconds since the origin.
    public mutating func advance(to end: Double) {
        while true {
            let next = min(due.nextAt ?? end, end)
            let news = fleet.advance(toNewsOr: next)
            if news.isEmpty {
                guard let (_, what) = due.pop(notAfter: next) else { return }
                happen(what)
            } else {
                for event in news { take(event) }
            }
            countServing()
        }
    }

    /// Changes `spec.replicas`; pods are made and told to end at once, and take their time.
    public mutating func scale(to replicas: Int) {
        pool.scale(to: replicas)
        settlePool()
        countServing()
    }

    /// Changes the shares of pods by name, above 0, for a weighted router; a pod that nobody gave one has 1.
    public mutating func setWeights(_ weights: [String: Double]) {
        fleet.setWeights(Dictionary(uniqueKeysWithValues: weights.map { (PodKey($0.key), $0.value) }))
    }

    /// Counts only what arrives from now on, and what is held from now on.
    public mutating func beginMeasuring() {
        measuringSince = seconds
        fleet.services[Self.service].beginMeasuring(at: seconds)
        existing.restart(at: seconds)
        serving.restart(at: seconds)
    }

    /// What happened to requests since the last call.
    public mutating func takeRecent() -> RecentRequests {
        fleet.services[Self.service].takeRecent()
    }

    /// What the service did since measuring began.
    ///
    /// - Postcondition: no request was lost uncounted or made up.
    public func measures() -> WorldMeasures {
        let service = fleet.services[Self.service]
        let requests = fleet.conservation(Self.service)
        precondition(requests.holds, "a request was lost uncounted or made up")
        let tally = service.tally
        let late = fleet.countLate(of: Self.service)
        return WorldMeasures(
            since: measuringSince, seconds: seconds - measuringSince, arrived: tally.arrived,
            completed: tally.completed, lost: tally.lost, refused: tally.refused,
            inFlight: tally.arrived - tally.completed - tally.lost, inFlightLate: late,
            missesFirstToken: tally.missedFirstToken, missesInterToken: tally.missedInterToken,
            missesLatency: tally.missedLatency, misses: tally.missed, firstToken: tally.firstToken,
            interToken: tally.interToken, latency: tally.latency, unloadedSum: tally.unloadedSum,
            acceleratorSeconds: service.accelerators.total(at: seconds), podSeconds: existing.total(at: seconds),
            readyPodSeconds: serving.total(at: seconds), requests: requests)
    }

    /// Requests in flight that have broken the promise already, of those that are measured.
    public var inFlightLate: Int { fleet.countLate(of: Self.service) }

    /// How many pods there are, by how far they have come.
    public var status: WorldStatus {
        var status = WorldStatus(replicas: pool.replicas, ready: 0, pending: 0, unscheduled: 0, terminating: 0)
        for pod in pool.pods {
            if pod.deletedAt != nil {
                status.terminating += 1
            } else if pod.isReady {
                status.ready += 1
            } else {
                status.pending += 1
                if pod.node == nil { status.unscheduled += 1 }
            }
        }
        return status
    }

    /// The pods that are not told to end, in the order of creation.
    public var pods: [WorldPod] {
        pool.pods.compactMap { pod in
            guard pod.deletedAt == nil else { return nil }
            let look = fleet.look(at: pod.key)
            return WorldPod(
                name: pod.name, ordinal: pod.ordinal, podClass: pod.podClass, isServing: look?.isServing ?? false,
                readySince: pod.isReady ? pod.readyChangedAt : nil, createdAt: pod.createdAt, node: pod.node,
                workSeconds: look?.workSeconds ?? 0, busySeconds: look?.busySeconds ?? 0,
                slowdown: look?.slowdown ?? 1, waiting: look?.waiting ?? 0, running: look?.running ?? 0,
                cacheUsage: look?.cacheUsage)
        }
    }

    private mutating func countServing() {
        let count = fleet.services[Self.service].router.members.count
        if count != serving.level { serving.change(by: count - serving.level, at: seconds) }
    }

    private mutating func happen(_ what: Due) {
        switch what {
        case .bind: bind()
        case .fault(let number): strike(spec.faults[number].kind)
        case .endSlowness(let key): fleet.setSlowdown(key, factor: 1)
        case .missNode(let node, let loss): if losses[node] == loss { miss(node: node) }
        case .evictNode(let node, let loss): if losses[node] == loss { evict(node: node) }
        case .returnNode(let node, let loss): if losses[node] == loss { bringBack(node: node) }
        case .scrape(let ordinal): scrape(ordinal: ordinal)
        case .housekeeping(let ordinal): keepHouse(ordinal: ordinal)
        case .collection: collect()
        }
    }
}
