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
        services[service].arrived(at: elapsed)
        let ready = services[service].readyPods
        let place = Router.leastRequest(
            among: ready.count, outstanding: { outstanding[ready[$0]] }, using: &services[service].routing)
        if let place {
            hand(request, to: ready[place], of: service)
        } else {
            services[service].lose(1)
        }
        scheduleArrival(service)
    }

    private mutating func hand(_ request: Request, to pod: Int, of service: Int) {
        pods[pod].engine?.advance(to: elapsed, outcomes: &outcomes)
        let accepted = pods[pod].engine?.accept(request, outcomes: &outcomes) ?? false
        if !accepted { services[service].lose(1) }
        settle(pod)
    }

    /// Something is due in a pod's engine.
    mutating func run(_ pod: Int) {
        pods[pod].scheduledAt = nil
        pods[pod].engine?.advance(to: elapsed, outcomes: &outcomes)
        settle(pod)
    }

    /// Books what the engine did and asks to be called at its next event.
    private mutating func settle(_ pod: Int) {
        if let owner = pods[pod].service {
            for outcome in outcomes { services[owner].book(outcome) }
        }
        outcomes.removeAll(keepingCapacity: true)
        outstanding[pod] = pods[pod].engine?.outstanding ?? 0
        let nextAt = pods[pod].engine?.nextAt
        if nextAt != pods[pod].scheduledAt {
            pods[pod].engineVersion += 1
            pods[pod].scheduledAt = nextAt
            if let nextAt { due.push(.engine(pod: pod, version: pods[pod].engineVersion), at: nextAt) }
        }
        if pods[pod].lifecycle == .draining, pods[pod].engine?.outstanding ?? 0 == 0 { scheduleStop(pod) }
    }
}
