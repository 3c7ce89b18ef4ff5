/// Something that goes wrong in a world at an instant.
///
/// Pods are chosen by chance from the stream `faults`, among those that serve then.
public struct Fault: Hashable, Sendable {
    /// What can go wrong.
    public enum Kind: Hashable, Sendable {
        /// The containers of so many pods end; each runs again in place after its back-off.
        case podCrash(count: Int)
        /// A node is silent for a while, from 0 up; its pods stop at once and are replaced when the cluster notices.
        case nodeLoss(node: Int, seconds: Double)
        /// One pod's steps take `factor` times as long for a while.
        case slowPod(factor: Double, seconds: Double)
        /// No metric is to be had for a while, on any path.
        case metricOutage(seconds: Double)
        /// So many accelerators may be in use from now on, nil: all; what runs goes on.
        case quota(accelerators: Int?)
    }

    /// When, in seconds since the world's origin.
    public var at: Double
    /// What.
    public var kind: Kind

    /// Makes a fault.
    public init(at: Double, kind: Kind) {
        self.at = at
        self.kind = kind
    }
}
