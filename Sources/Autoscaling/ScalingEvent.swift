/// An Event that a reconcile gives out, in Kubernetes' words.
public struct ScalingEvent: Hashable, Codable, Sendable {
    /// What it is about.
    public var reason: ScalingReason
    /// A sentence for people.
    public var message: String

    /// Makes an event.
    public init(_ reason: ScalingReason, _ message: String) {
        self.reason = reason
        self.message = message
    }

    /// Whether it is a Warning; all are but a successful rescale.
    public var isWarning: Bool { reason != .successfulRescale }
}
