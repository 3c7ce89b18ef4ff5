import Measures

/// What a service did in a window of time, and since it began.
///
/// Unknown is nil, never 0.
public struct ServiceMeasures: Hashable, Sendable {
    /// The window's length as far as the service has lived, at least one second.
    public var window: Duration
    /// Requests that arrived, per second of the window.
    public var arrivalsPerSecond: Double
    /// Seconds to the first token that 95 % of the window's requests did not exceed.
    public var firstTokenP95: Double?
    /// Where all requests are, since the beginning.
    public var requests: Conservation
    /// Requests that broke the promise or were lost, since the beginning.
    public var misses: Int
    /// Seconds to the first token that 95 % did not exceed, since the beginning.
    public var firstTokenP95Total: Double?
    /// Seconds to the last token that 95 % did not exceed, since the beginning.
    public var latencyP95Total: Double?
    /// Accelerator-seconds held, since the beginning.
    public var acceleratorSeconds: Double
    /// Pod-seconds, since the beginning.
    public var podSeconds: Double
    /// Pods that serve now.
    public var readyPods: Int
}
