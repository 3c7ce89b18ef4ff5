/// The size of a world's service at one instant.
public struct WorldStatus: Hashable, Sendable {
    /// `spec.replicas`.
    public var replicas: Int
    /// Pods that the cluster holds for ready.
    public var ready: Int
    /// Pods that are alive and not ready, on a node or not.
    public var pending: Int
    /// Of those pending, the ones that wait for a node.
    public var unscheduled: Int
    /// Pods that finish what they have.
    public var terminating: Int

    /// Makes a status by hand, as tests do.
    public init(replicas: Int, ready: Int, pending: Int, unscheduled: Int, terminating: Int) {
        self.replicas = replicas
        self.ready = ready
        self.pending = pending
        self.unscheduled = unscheduled
        self.terminating = terminating
    }
}
