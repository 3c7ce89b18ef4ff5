public import Measures

/// Something that happened to a pod while the fleet advanced.
public struct FleetEvent: Hashable, Sendable {
    /// What can happen.
    public enum Kind: Hashable, Sendable {
        /// The image is there and the container runs; again after each crash.
        case started
        /// It serves from now on.
        case ready
        /// The container ended by itself and will run again; requests in flight were lost, or went to other pods.
        case crashed(requestsLost: Int)
        /// A draining pod's container ended; requests still in flight were lost.
        case stopped(requestsLost: Int)
    }

    /// The pod.
    public var pod: PodKey
    /// What happened.
    public var kind: Kind
    /// When.
    public var at: Timestamp

    /// Makes an event.
    public init(pod: PodKey, kind: Kind, at: Timestamp) {
        self.pod = pod
        self.kind = kind
        self.at = at
    }
}
