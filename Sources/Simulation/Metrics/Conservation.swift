/// The requests of a service, counted where they are; nothing is lost or made up without being counted.
public struct Conservation: Hashable, Sendable {
    /// All that ever arrived.
    public internal(set) var arrived = 0
    /// Answered.
    public internal(set) var completed = 0
    /// Waiting at a pod.
    public internal(set) var queued = 0
    /// Being served.
    public internal(set) var running = 0
    /// Lost: no ready pod, a full pod, or a pod that ended first.
    public internal(set) var lost = 0

    /// Whether `arrived == completed + queued + running + lost`.
    public var holds: Bool { arrived == completed + queued + running + lost }
}
