/// One pod's server.
///
/// The caller lets time pass with `advance(to:)`, up to `nextAt` or beyond, and gives it requests in between. What
/// comes out depends on the requests and their instants alone, never on how often it is called.
struct Engine: Sendable {
    let spec: EngineSpec
    /// The instant up to which everything has happened.
    private(set) var now: Double
    // Exactly one of the two is there. An enum would be moved out and in again at every step.
    private var batch: BatchServer?
    private var workers: WorkerServer?
    /// The instant up to which the cores' time is counted: an end of a step, or an arrival.
    private var countedTo: Double
    private var busySeconds = 0.0
    private var coreSeconds = 0.0

    /// Makes an idle server; all that it does takes `slowdown` times as long as the spec says.
    init(_ spec: EngineSpec, at: Double, slowdown: Double = 1) {
        self.spec = spec
        now = at
        countedTo = at
        switch spec.server {
        case .batching(let server): batch = BatchServer(server, slowdown: slowdown)
        case .workers(let server): workers = WorkerServer(server, slowdown: slowdown)
        }
    }

    /// Requests that have reached the queue and wait for admission.
    var waitingCount: Int { batch?.queue.entered(by: now) ?? workers?.queue.count ?? 0 }
    /// Requests in the batch, or at a worker.
    var runningCount: Int { batch?.runningCount ?? workers?.runningCount ?? 0 }
    /// All requests here: waiting, running, and on their way through the API server before or after.
    var outstanding: Int { batch?.outstanding ?? workers?.outstanding ?? 0 }
    /// When something will happen next without anybody's doing; nil while idle.
    var nextAt: Double? { batch.map { $0.nextAt } ?? workers?.nextAt }

    /// Share of the cache's blocks in use, 0...1; nil for a server without a cache.
    var cacheUsage: Double? {
        batch.map { min(1, Double($0.blocks.used) / Double(max(1, $0.spec.blocksMax))) }
    }

    /// Cores in use now.
    var cores: Double {
        let count = runningCount
        return spec.idleCores + (count > 0 ? spec.busyCores : 0) + spec.coresPerRequest * Double(count)
    }

    /// What it has done up to the last end of a step; a copy `moved(to:)` now knows more.
    var counters: EngineCounters {
        var counters = batch?.counters ?? workers?.counters ?? EngineCounters()
        counters.busySeconds = busySeconds
        counters.coreSeconds = coreSeconds
        return counters
    }

    /// Takes a request at `now`; one that would never fit, or finds too many waiting, is refused.
    mutating func accept(_ request: Request, outcomes: inout [Outcome]) {
        let waiting = batch?.queue.count ?? workers?.queue.count ?? 0
        let fits = batch?.canHold(request) ?? true
        guard fits, waiting < spec.waitingMax else {
            outcomes.append(Outcome(kind: .refused, request: request, at: now, firstTokenAt: now))
            return
        }
        count(to: now)
        batch?.accept(request, at: now)
        workers?.accept(request, at: now)
    }

    /// Lets time pass until `end`; does nothing if that is before `now`.
    mutating func advance(to end: Double, outcomes: inout [Outcome]) {
        while let next = nextAt, next <= end {
            count(to: next)
            batch?.step(at: next, outcomes: &outcomes)
            workers?.step(at: next, outcomes: &outcomes)
        }
        now = max(now, end)
    }

    /// From `now` on everything takes `factor` times as long as in a healthy server; a step or a service in progress
    /// keeps its pace.
    mutating func setSlowdown(_ factor: Double) {
        batch?.setSlowdown(factor, at: now)
        workers?.setSlowdown(factor)
    }

    /// The same server as it stands at a later instant before `nextAt`: for looking at it, not for going on.
    func moved(to instant: Double) -> Engine {
        var copy = self
        copy.now = max(now, instant)
        copy.count(to: copy.now)
        copy.batch?.look(at: copy.now)
        return copy
    }

    /// Everything here that has not been answered, with the instant of its first token.
    func eachRequest(_ body: (Request, _ firstTokenAt: Double?) -> Void) {
        batch?.forEach(body)
        workers?.forEach(body)
    }

    private mutating func count(to instant: Double) {
        let seconds = max(0, instant - countedTo)
        coreSeconds += seconds * cores
        if runningCount > 0 { busySeconds += seconds }
        countedTo = max(countedTo, instant)
    }
}
