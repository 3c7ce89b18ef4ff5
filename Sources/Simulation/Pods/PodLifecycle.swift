/// Where a simulated pod stands, from being bound to a node until it is gone.
///
/// Legal transitions: pulling → loading → ready → draining → stopped; to draining or stopped from everywhere before;
/// from loading or ready to backingOff and from there to loading again.
public enum PodLifecycle: Hashable, Sendable, CaseIterable {
    /// On a node; the image is on its way.
    case pulling
    /// The container runs and loads its model.
    case loading
    /// It serves.
    case ready
    /// The container ended by itself and waits to run again; or its node is silent.
    case backingOff
    /// It takes nothing new and finishes what it has, until its grace is over.
    case draining
    /// The container has ended for good.
    case stopped
}
