public import Measures

/// A part of the cluster's life: what a controller, the scheduler or a kubelet does.
///
/// Level-based: a step reads what there is and moves it towards what should be; it may be called at any time.
public protocol ClusterController: Sendable {
    /// Does what is to be done at `now`, and returns.
    mutating func step(now: Timestamp, objects: some ObjectAccess)
}
