/// The way of a request: it arrives, a pod takes it, its engine answers it.
extension Fleet {
    mutating func scheduleArrival(_ service: Int) {
        // What would have arrived before now is past: a load that began earlier is joined, not caught up with.
        while let request = services[service].arrivals?.next() {
            guard request.arrivesAt >= elapsed else { continue }
            services[service].next = request
            due.push(.arrival(service: service, generation: services[service].generation), at: request.arrivesAt)
            return
        }
        services[service].next = nil
    }

    mutating func arrive(_ service: Int, generation: Int) {
        // An arrival of a load that has been replaced since.
        guard services[service].generation == generation, let request = services[service].next else { return }
        services[service].arrive(request, at: elapsed)
        dispatch(request, of: service)
        scheduleArrival(service)
    }

    /// Gives a request to a pod; without one, or if that is full, it is lost.
    private mutating func dispatch(_ request: Request, of service: Int) {
        guard let pod = services[service].choosePod(at: elapsed) else {
            services[service].lose(request, isRefused: true)
            return
        }
        pods[pod].engine?.advance(to: elapsed, outcomes: &outcomes)
        pods[pod].engine?.accept(request, outcomes: &outcomes)
        settle(pod)
    }

    /// Something is due in a pod's engine.
    mutating func run(_ pod: Int) {
        pods[pod].scheduledAt = nil
        pods[pod].engine?.advance(to: elapsed, outcomes: &outcomes)
        settle(pod)
    }

    /// Books what the engine did and asks to be called at its next event.
    mutating func settle(_ pod: Int) {
        let count = pods[pod].engine?.outstanding ?? 0
        if let owner = pods[pod].service {
            for outcome in outcomes { services[owner].book(outcome, on: pods[pod].spec.engine) }
            if let place = pods[pod].place {
                services[owner].router.setOutstanding(count, place: place, at: elapsed)
            }
        }
        outcomes.removeAll(keepingCapacity: true)
        let nextAt = pods[pod].engine?.nextAt
        if nextAt != pods[pod].scheduledAt {
            pods[pod].engineVersion += 1
            pods[pod].scheduledAt = nextAt
            if let nextAt { due.push(.engine(pod: pod, version: pods[pod].engineVersion), at: nextAt) }
        }
        if pods[pod].lifecycle == .draining, count == 0 { scheduleStop(pod) }
    }

    /// Ends a pod's server; what is in flight there is lost, or goes to other pods if the service wants that.
    ///
    /// The pod takes no requests any more.
    /// - Returns: the requests that were lost.
    mutating func endServer(_ pod: Int) -> Int {
        pods[pod].engine?.advance(to: elapsed, outcomes: &outcomes)
        settle(pod)
        guard let engine = pods[pod].endServer() else { return 0 }
        guard let owner = pods[pod].service else { return engine.outstanding }
        let lostBefore = services[owner].requests.lost
        var left: [Request] = []
        engine.eachRequest { request, _ in left.append(request) }
        for request in left {
            if services[owner].spec.retriesLost {
                dispatch(request, of: owner)
            } else {
                services[owner].lose(request, isRefused: false)
            }
        }
        return services[owner].requests.lost - lostBefore
    }
}
