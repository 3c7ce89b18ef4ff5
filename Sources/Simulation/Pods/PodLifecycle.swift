/// Where a simulated pod stands, from being bound to a node until it is gone.
///
/// Legal transitions: pulling → loading → ready → draining → stopped; to draining or stopped from everywhere
/// before.
public enum PodLifecycle: Hashable, Sendable, CaseIterable {
    /// On a node; the image is on its way.
    case pulling
    /// The container runs and loads its model.
    case loading
    /// It serves.
    case ready
    /// It takes nothing new and finishes what it has, until its grace is over.
    case draining
    /// The container has ended.
    case stopped
}
