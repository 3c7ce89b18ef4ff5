import Measures
import Workloads

/// An objective in seconds, for a comparison at each request; what is not promised is without end.
struct Promise: Hashable, Sendable {
    /// How a request kept it.
    struct Verdict: Hashable, Sendable {
        /// The first token was late.
        var isLateFirst: Bool
        /// The tokens came too slowly.
        var isSlow: Bool
        /// The last token was late.
        var isLateLast: Bool

        var isMiss: Bool { isLateFirst || isSlow || isLateLast }
    }

    private let firstToken: Double
    private let interToken: Double
    private let latency: Double

    init(_ objective: ServiceObjective) {
        firstToken = objective.firstTokenMax?.seconds ?? .infinity
        interToken = objective.interTokenMax?.seconds ?? .infinity
        latency = objective.latencyMax?.seconds ?? .infinity
    }

    /// Judges a request that was answered at `now`.
    func verdict(_ request: Request, firstTokenAt: Double, at now: Double) -> Verdict {
        Verdict(
            isLateFirst: firstTokenAt - request.arrivesAt > firstToken,
            isSlow: now - firstTokenAt > interToken * Double(request.outputTokens - 1) && request.outputTokens > 1,
            isLateLast: now - request.arrivesAt > latency)
    }

    /// Whether a request in flight at `now` has broken it already.
    func isBroken(_ request: Request, firstTokenAt: Double?, at now: Double) -> Bool {
        let isSlow = firstTokenAt.map { now - $0 > interToken * Double(request.outputTokens - 1) } ?? false
        return (firstTokenAt ?? now) - request.arrivesAt > firstToken || isSlow && request.outputTokens > 1
            || now - request.arrivesAt > latency
    }
}
