import Measures

/// What the fleet keeps of one service.
struct FleetService: Sendable {
    var spec: ServiceSpec {
        didSet { promise = Promise(spec.objective) }
    }
    private var promise: Promise
    let beganAt: Double
    var arrivals: Arrivals?
    /// The request that the queue's arrival of this generation is for.
    var next: Request?
    var generation = 0
    private var routing: RandomStream
    var startups: RandomStream
    /// The pods that serve, and whose turn it is.
    var router: Router
    /// `queued` and `running` stay 0 here; the pods know them.
    private(set) var requests = Conservation()
    private(set) var tally: RequestTally
    private(set) var record = ServiceRecord()
    private var recent = RecentRequests()
    private(set) var pods: Accrual
    private(set) var accelerators: Accrual

    init(spec: ServiceSpec, beganAt: Double, routing: RandomStream, startups: RandomStream) {
        self.spec = spec
        self.beganAt = beganAt
        self.routing = routing
        self.startups = startups
        promise = Promise(spec.objective)
        router = Router(spec.router, staleness: spec.staleness.seconds)
        tally = RequestTally(since: beganAt)
        pods = Accrual(at: beganAt)
        accelerators = Accrual(at: beganAt)
    }

    /// The number of the pod that takes a request at `now`; nil if none serves.
    mutating func choosePod(at now: Double) -> Int? {
        router.choose(at: now, using: &routing)
    }

    mutating func arrive(_ request: Request, at now: Double) {
        requests.arrived += 1
        recent.arrived += 1
        record.arrived(at: now)
        tally.arrive(request)
    }

    /// A lost request is a miss of the promise, too.
    mutating func lose(_ request: Request, isRefused: Bool) {
        requests.lost += 1
        if counts(request) {
            recent.lost += 1
            recent.missed += 1
        }
        tally.lose(request, isRefused: isRefused)
    }

    /// Books what a server of a kind did; the kind tells what the request would have taken alone.
    mutating func book(_ outcome: Engine.Outcome, on server: EngineSpec) {
        let seconds = outcome.at - outcome.request.arrivesAt
        switch outcome.kind {
        case .firstToken:
            record.firstToken(after: seconds, at: outcome.at)
            recent.firstToken.add(seconds)
            tally.takeFirstToken(outcome.request, at: outcome.at)
        case .completed:
            requests.completed += 1
            let verdict = promise.verdict(outcome.request, firstTokenAt: outcome.firstTokenAt, at: outcome.at)
            if counts(outcome.request) {
                recent.completed += 1
                if verdict.isMiss { recent.missed += 1 }
            }
            tally.complete(
                outcome.request, firstTokenAt: outcome.firstTokenAt, at: outcome.at,
                unloadedSeconds: server.unloadedSeconds(outcome.request), verdict: verdict)
        case .refused: lose(outcome.request, isRefused: true)
        }
    }

    /// Whether a request in flight has broken the promise already.
    func isLate(_ request: Request, firstTokenAt: Double?, at now: Double) -> Bool {
        counts(request) && promise.isBroken(request, firstTokenAt: firstTokenAt, at: now)
    }

    /// Whether a request is judged: what arrived before the measuring began is not.
    private func counts(_ request: Request) -> Bool {
        request.arrivesAt >= tally.since
    }

    /// What happened since the last call.
    mutating func takeRecent() -> RecentRequests {
        defer { recent = RecentRequests() }
        return recent
    }

    /// Counts only what arrives from now on; what is held goes on.
    mutating func beginMeasuring(at now: Double) {
        tally = RequestTally(since: now)
        recent = RecentRequests()
        pods.restart(at: now)
        accelerators.restart(at: now)
    }

    /// From `now` on, so many pods and accelerators more.
    mutating func hold(pods count: Int, accelerators more: Int, at now: Double) {
        pods.change(by: count, at: now)
        accelerators.change(by: more, at: now)
    }
}
