/// What happened in a stretch of fluid time; requests are fractions.
public struct FluidInterval: Hashable, Sendable {
    /// Seconds of it.
    public internal(set) var seconds = 0.0
    /// Requests that arrived.
    public internal(set) var arrived = 0.0
    /// Requests that were answered.
    public internal(set) var completed = 0.0
    /// Requests that were lost: no pod, a full queue, or a pod that crashed.
    public internal(set) var lost = 0.0
    /// Arrived requests that break the objective, as far as one can tell when they arrive; the lost ones too.
    public internal(set) var misses = 0.0
    /// Pod-seconds, from creation to the end.
    public internal(set) var podSeconds = 0.0
    /// Accelerator-seconds held.
    public internal(set) var acceleratorSeconds = 0.0
    /// Sum over requests of the seconds from arrival to answer that are foreseen when they arrive.
    public internal(set) var latencySum = 0.0
    /// Sum of utilisation over seconds.
    public internal(set) var utilizationSum = 0.0
    /// Sum of waiting requests over seconds.
    public internal(set) var waitingSum = 0.0

    /// Nothing yet.
    public init() {}
}
