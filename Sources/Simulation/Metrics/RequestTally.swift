/// What became of the requests that arrived since an instant; exact counts and sums, in constant memory.
///
/// A request is judged when it ends: answered or lost. The time between tokens is a request's mean, from its first
/// token to its last, and there is none for a request of one token.
struct RequestTally: Hashable, Sendable {
    /// Requests that arrived earlier are counted nowhere.
    let since: Double
    private(set) var arrived = 0
    private(set) var completed = 0
    private(set) var lost = 0
    /// Of those lost, turned away by a full server or for want of one.
    private(set) var refused = 0
    private(set) var missedFirstToken = 0
    private(set) var missedInterToken = 0
    private(set) var missedLatency = 0
    /// Broke any part of the promise, or were lost.
    private(set) var missed = 0
    /// Seconds that the answered ones would have taken on an idle server of the same kind.
    private(set) var unloadedSum = 0.0
    private(set) var firstToken = LatencyHistogram()
    private(set) var interToken = LatencyHistogram()
    private(set) var latency = LatencyHistogram()

    init(since: Double) {
        self.since = since
    }

    mutating func arrive(_ request: Request) {
        if request.arrivesAt >= since { arrived += 1 }
    }

    /// Counts a lost request: refused if no server took it, else it went with one.
    mutating func lose(_ request: Request, isRefused: Bool) {
        guard request.arrivesAt >= since else { return }
        lost += 1
        missed += 1
        if isRefused { refused += 1 }
    }

    mutating func takeFirstToken(_ request: Request, at now: Double) {
        guard request.arrivesAt >= since else { return }
        firstToken.add(now - request.arrivesAt)
    }

    mutating func complete(
        _ request: Request, firstTokenAt: Double, at now: Double, unloadedSeconds: Double, verdict: Promise.Verdict
    ) {
        guard request.arrivesAt >= since else { return }
        completed += 1
        unloadedSum += unloadedSeconds
        latency.add(now - request.arrivesAt)
        if request.outputTokens > 1 { interToken.add((now - firstTokenAt) / Double(request.outputTokens - 1)) }
        if verdict.isLateFirst { missedFirstToken += 1 }
        if verdict.isSlow { missedInterToken += 1 }
        if verdict.isLateLast { missedLatency += 1 }
        if verdict.isMiss { missed += 1 }
    }
}
