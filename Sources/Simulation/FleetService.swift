import Measures

/// What the fleet keeps of one service.
struct FleetService: Sendable {
    var spec: ServiceSpec
    let beganAt: Double
    var arrivals: Arrivals?
    /// The request that the queue's arrival of this generation is for.
    var next: Request?
    var generation = 0
    var routing: RandomStream
    var startups: RandomStream
    var readyPods: [Int] = []
    /// `queued` and `running` stay 0 here; the pods know them.
    private(set) var requests = Conservation()
    private(set) var misses = 0
    private(set) var record = ServiceRecord()
    private var podsHeld = 0
    private var acceleratorsHeld = 0
    private var podSeconds = 0.0
    private var acceleratorSeconds = 0.0
    private var heldAt: Double

    init(spec: ServiceSpec, beganAt: Double, routing: RandomStream, startups: RandomStream) {
        self.spec = spec
        self.beganAt = beganAt
        self.routing = routing
        self.startups = startups
        heldAt = beganAt
    }

    mutating func arrived(at now: Double) {
        requests.arrived += 1
        record.arrived(at: now)
    }

    /// A lost request is a miss of the promise, too.
    mutating func lose(_ count: Int) {
        requests.lost += count
        misses += count
    }

    mutating func book(_ outcome: Engine.Outcome) {
        let seconds = outcome.at - outcome.request.arrivesAt
        switch outcome.kind {
        case .firstToken: record.firstToken(after: seconds, at: outcome.at)
        case .completed:
            requests.completed += 1
            record.completed(after: seconds)
        }
        if isMiss(outcome.kind, seconds) { misses += 1 }
    }

    private func isMiss(_ kind: Engine.Outcome.Kind, _ seconds: Double) -> Bool {
        switch kind {
        case .firstToken: spec.firstTokenMax.map { seconds > $0.seconds } ?? false
        // Counted once: a request whose first token was late is a miss already.
        case .completed: spec.firstTokenMax == nil && (spec.latencyMax.map { seconds > $0.seconds } ?? false)
        }
    }

    /// From `now` on, so many pods and accelerators more.
    mutating func hold(pods: Int, accelerators: Int, at now: Double) {
        (podSeconds, acceleratorSeconds) = held(at: now)
        heldAt = now
        podsHeld += pods
        acceleratorsHeld += accelerators
    }

    func held(at now: Double) -> (podSeconds: Double, acceleratorSeconds: Double) {
        let seconds = now - heldAt
        return (podSeconds + seconds * Double(podsHeld), acceleratorSeconds + seconds * Double(acceleratorsHeld))
    }
}
