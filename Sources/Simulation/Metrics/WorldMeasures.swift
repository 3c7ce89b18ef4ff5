/// What a world's service did since measuring began.
///
/// Counts and times are of the requests that arrived since then; a request is judged when it ends. All times are in
/// seconds. A share is a count over `completed + lost`, the requests that ended.
public struct WorldMeasures: Hashable, Sendable {
    /// When measuring began, since the world's origin.
    public var since: Double
    /// How long it has gone on.
    public var seconds: Double
    /// Requests that arrived.
    public var arrived: Int
    /// Requests that were answered.
    public var completed: Int
    /// Requests that were lost: no ready pod, a full pod, or a pod that ended first.
    public var lost: Int
    /// Of those lost, the ones that no pod took.
    public var refused: Int
    /// Requests at a pod now.
    public var inFlight: Int
    /// Of those in flight, the ones that have broken the promise already.
    public var inFlightLate: Int
    /// Answered requests whose first token was late.
    public var missesFirstToken: Int
    /// Answered requests whose tokens came too slowly.
    public var missesInterToken: Int
    /// Answered requests whose last token was late.
    public var missesLatency: Int
    /// Requests that broke any part of the promise, each once; lost ones too.
    public var misses: Int
    /// From arrival to the first token.
    public var firstToken: LatencyHistogram
    /// A request's mean time between tokens after the first.
    public var interToken: LatencyHistogram
    /// From arrival to the last token, over answered requests.
    public var latency: LatencyHistogram
    /// Sum over answered requests of what each would have taken alone on an idle pod like its own.
    public var unloadedSum: Double
    /// Accelerators held, from a pod's being bound to a node until it is gone, times seconds.
    public var acceleratorSeconds: Double
    /// Pods, from creation until they are gone, times seconds.
    public var podSeconds: Double
    /// Ready pods times seconds.
    public var readyPodSeconds: Double
    /// Where all requests are, whenever they arrived.
    public var requests: Conservation

    /// Mean seconds from arrival to the last token less the mean of the same requests alone on an idle pod; nil if none
    /// was answered.
    public var responseDelayMean: Double? {
        latency.mean.map { $0 - unloadedSum / Double(completed) }
    }
}
