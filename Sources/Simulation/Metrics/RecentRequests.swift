/// What became of requests since somebody last looked, whenever they arrived.
public struct RecentRequests: Hashable, Sendable {
    /// Requests that arrived.
    public internal(set) var arrived = 0
    /// Requests that were answered.
    public internal(set) var completed = 0
    /// Requests that were lost.
    public internal(set) var lost = 0
    /// Of those answered or lost, the ones that broke any part of the promise.
    public internal(set) var missed = 0
    /// Seconds to the first tokens that came.
    public internal(set) var firstToken = LatencyHistogram()

    /// Nothing yet.
    public init() {}
}
