/// One pod's server: continuous batching with first-come-first-served admission, as a queueing model.
///
/// All running sequences write tokens at the same pace, so the engine keeps one position in tokens, and a sequence ends
/// when the position reaches its own end. One prompt is read at a time, in steps that also write one token for each
/// running sequence; its last step gives the first token. A request is admitted when a slot is free and its prompt and
/// its output fit the cache, so nothing is ever preempted. A plain HTTP server is the case of no prompt and one token.
///
/// A step that reads a prompt costs what `StepTime` says, so the sum of all steps is right; what is simplified is that
/// prompts do not share a step, and that a token's cost does not grow with the context.
struct Engine: Sendable {
    /// Something that happened to a request.
    struct Outcome: Sendable {
        enum Kind: Sendable {
            case firstToken
            case completed
        }
        var kind: Kind
        var request: Request
        /// When, in seconds since the fleet's origin.
        var at: Double
    }

    private struct Running: Sendable {
        var request: Request
        /// The position at which its last token is written.
        var endsAt: Double
    }

    private struct Prefill: Sendable {
        var request: Request
        var endsAt: Double
    }

    let spec: EngineSpec
    private var waiting = RequestQueue()
    private var prefill: Prefill?
    /// A heap by `endsAt`.
    private var running: [Running] = []
    /// Tokens that a sequence running since the start would have written.
    private var position = 0.0
    /// Tokens per second of each running sequence now.
    private var pace = 0.0
    /// The instant up to which everything is counted.
    private var at: Double
    /// Cache tokens of admitted requests, whole prompts and outputs.
    private var reserved = 0
    private var runningPromptTokens = 0
    /// Sum of the positions at which the running sequences had no token yet.
    private var startPositions = 0.0
    private(set) var counters = EngineCounters()

    /// Positions closer than this are the same: what rounding of the time can hide, and never a visible part of a
    /// token.
    private var positionTolerance: Double { max(1e-6, 2 * pace * at.ulp) }

    init(_ spec: EngineSpec, at: Double) {
        self.spec = spec
        self.at = at
    }

    /// Requests waiting for admission.
    var waitingCount: Int { waiting.count }
    /// Requests admitted: the prompt being read and the sequences being written.
    var runningCount: Int { running.count + (prefill == nil ? 0 : 1) }
    /// Requests here.
    var outstanding: Int { waitingCount + runningCount }

    /// When something will happen next without anybody's doing; nil while idle.
    var nextAt: Double? {
        var next = prefill?.endsAt
        if let first = running.first, pace > 0 {
            let ends = at + max(0, first.endsAt - position) / pace
            next = min(next ?? ends, ends)
        }
        return next
    }

    /// Share of the cache in use, 0...1; nil for a server without one.
    var cacheUsage: Double? {
        guard let capacity = spec.cacheTokensMax else { return nil }
        let written = Double(running.count) * position - startPositions
        let used = Double(runningPromptTokens + (prefill?.request.promptTokens ?? 0)) + written
        return min(1, max(0, used / Double(capacity)))
    }

    /// Cores in use now.
    var cores: Double {
        let count = runningCount
        return spec.idleCores + (count > 0 ? spec.busyCores : 0) + spec.coresPerRequest * Double(count)
    }

    /// Takes a request at `now`, to which the engine must have advanced.
    ///
    /// - Returns: false if it is lost, because too many wait or the cache could never hold it.
    mutating func accept(_ request: Request, outcomes: inout [Outcome]) -> Bool {
        if let capacity = spec.cacheTokensMax, request.promptTokens + request.outputTokens > capacity { return false }
        guard waiting.count < spec.waitingMax else { return false }
        waiting.append(request)
        admit(outcomes: &outcomes)
        return true
    }

    /// Lets time pass until `now`, which must not be earlier than before.
    mutating func advance(to now: Double, outcomes: inout [Outcome]) {
        while let next = nextAt, next <= now {
            move(to: next)
            if let done = prefill, done.endsAt <= next {
                prefill = nil
                start(done.request, written: 1, outcomes: &outcomes)
            }
            while let first = running.first, first.endsAt <= position + positionTolerance {
                finishFirst(outcomes: &outcomes)
            }
            admit(outcomes: &outcomes)
        }
        move(to: now)
    }

    /// The same engine at a later instant before its next event; for looking at it.
    func moved(to now: Double) -> Engine {
        var copy = self
        copy.move(to: max(at, now))
        return copy
    }

    private mutating func move(to now: Double) {
        let seconds = max(0, now - at)
        position += seconds * pace
        counters.generationTokens += seconds * pace * Double(running.count)
        counters.coreSeconds += seconds * cores
        if runningCount > 0 { counters.busySeconds += seconds }
        at = now
    }

    private mutating func admit(outcomes: inout [Outcome]) {
        while let request = waiting.first, prefill == nil, runningCount < spec.slots, fits(request) {
            waiting.removeFirst()
            reserved += request.promptTokens + request.outputTokens
            if request.promptTokens == 0 {
                start(request, written: 0, outcomes: &outcomes)
            } else {
                let cost = spec.stepTime.prefill(promptTokens: request.promptTokens, batch: running.count + 1)
                prefill = Prefill(request: request, endsAt: at + cost.seconds)
                pace = Double(cost.steps) / cost.seconds
            }
        }
        if prefill == nil {
            pace = running.isEmpty ? 0 : 1 / spec.stepTime.tokenSeconds(batch: running.count)
        }
    }

    private func fits(_ request: Request) -> Bool {
        guard let capacity = spec.cacheTokensMax else { return true }
        return reserved + request.promptTokens + request.outputTokens <= capacity
    }

    /// Puts a request among the running ones, of whose tokens `written` are out.
    private mutating func start(_ request: Request, written: Int, outcomes: inout [Outcome]) {
        if written > 0 {
            counters.promptTokens += Double(request.promptTokens)
            counters.generationTokens += Double(written)
            counters.firstTokenLatency.add(at - request.arrivesAt)
            outcomes.append(Outcome(kind: .firstToken, request: request, at: at))
        }
        runningPromptTokens += request.promptTokens
        startPositions += position - Double(written)
        running.append(Running(request: request, endsAt: position + Double(request.outputTokens - written)))
        var child = running.count - 1
        while child > 0, running[child].endsAt < running[(child - 1) / 2].endsAt {
            running.swapAt(child, (child - 1) / 2)
            child = (child - 1) / 2
        }
    }

    private mutating func finishFirst(outcomes: inout [Outcome]) {
        let done = running[0]
        running.swapAt(0, running.count - 1)
        running.removeLast()
        var parent = 0
        while true {
            var least = parent
            for child in [2 * parent + 1, 2 * parent + 2] where child < running.count {
                if running[child].endsAt < running[least].endsAt { least = child }
            }
            guard least != parent else { break }
            running.swapAt(parent, least)
            parent = least
        }
        reserved -= done.request.promptTokens + done.request.outputTokens
        runningPromptTokens -= done.request.promptTokens
        startPositions -= done.endsAt - Double(done.request.outputTokens)
        counters.completed += 1
        counters.latency.add(at - done.request.arrivesAt)
        if done.request.promptTokens == 0 {
            outcomes.append(Outcome(kind: .firstToken, request: done.request, at: at))
        }
        outcomes.append(Outcome(kind: .completed, request: done.request, at: at))
    }
}

/// Requests in the order of arrival.
private struct RequestQueue: Sendable {
    private var items: [Request] = []
    private var head = 0

    var count: Int { items.count - head }
    var first: Request? { head < items.count ? items[head] : nil }

    mutating func append(_ request: Request) {
        items.append(request)
    }

    mutating func removeFirst() {
        head += 1
        // Give the front back once it is the larger half, so that the cost a request stays constant.
        if head * 2 > items.count {
            items.removeFirst(head)
            head = 0
        }
    }
}
