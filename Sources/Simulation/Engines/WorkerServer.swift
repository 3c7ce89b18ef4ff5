/// Workers that serve one request each, first come, first served.
struct WorkerServer: Sendable {
    private struct Service: Sendable {
        var request: Request
        var endsAt: Double
    }

    let spec: WorkersSpec
    private(set) var slowdown: Double
    private(set) var queue = WaitingQueue()
    private var busy = EventQueue<Service>()
    private(set) var counters = EngineCounters()

    init(_ spec: WorkersSpec, slowdown: Double) {
        self.spec = spec
        self.slowdown = slowdown
    }

    /// Busy workers.
    var runningCount: Int { busy.count }
    /// Requests that have not been answered.
    var outstanding: Int { queue.count + busy.count }
    /// When something happens next.
    var nextAt: Double? { busy.nextAt }

    mutating func accept(_ request: Request, at now: Double) {
        if busy.count < spec.workers {
            start(request, at: now)
        } else {
            queue.append(WaitingRequest(request: request, entersAt: now))
        }
    }

    /// What has begun keeps its pace.
    mutating func setSlowdown(_ factor: Double) {
        slowdown = factor
    }

    /// Ends the service that is due first; call it with `nextAt`.
    mutating func step(at instant: Double, outcomes: inout [Engine.Outcome]) {
        guard let (at, done) = busy.pop(notAfter: instant) else { return }
        let request = done.request
        counters.completed += 1
        counters.generationTokens += Double(request.outputTokens)
        counters.promptTokens += Double(request.promptTokens)
        counters.steps += 1
        counters.workSeconds += spec.service.seconds(work: request.work) / Double(spec.workers)
        counters.firstTokenLatency.add(at - request.arrivesAt)
        counters.latency.add(at - request.arrivesAt)
        outcomes.append(Engine.Outcome(kind: .firstToken, request: request, at: at, firstTokenAt: at))
        outcomes.append(Engine.Outcome(kind: .completed, request: request, at: at, firstTokenAt: at))
        if let next = queue.first {
            queue.removeFirst()
            start(next.request, at: at)
        }
    }

    /// Everything that has not been answered.
    func forEach(_ body: (Request, Double?) -> Void) {
        queue.forEach { body($0.request, nil) }
        busy.forEach { body($0.request, nil) }
    }

    private mutating func start(_ request: Request, at now: Double) {
        let endsAt = now + slowdown * spec.service.seconds(work: request.work)
        busy.push(Service(request: request, endsAt: endsAt), at: endsAt)
    }
}
