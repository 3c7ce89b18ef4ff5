public import Deciding
public import Measures
public import Simulation
public import Workloads

/// A rule that sizes one workload: what the closed loop asks at each tick, and what a grid compares.
public protocol Autoscaler: Sendable {
    /// The time between two ticks; its own, since reacting sooner is part of what a rule is.
    var period: Duration { get }
    /// What is observed for it, in the order of `Observation.metrics`; empty for a rule that looks at nothing.
    var metrics: [MetricQuestion] { get }
    /// The whole story of the last tick; nil for a rule that tells none.
    var record: DecisionRecord? { get }

    /// The size that the workload should have.
    ///
    /// - Parameters:
    ///   - observation: what its own metric path shows at `now`; a metric may be missing, which is never zero.
    ///   - now: the tick's instant.
    /// - Returns: replicas before the bounds that all rules share; nil: keep what there is.
    mutating func replicas(for observation: Observation, at now: Timestamp) -> Int?
}

extension Autoscaler {
    /// Peers' rules tell no story.
    public var record: DecisionRecord? { nil }
}
