/// Which rules may speak for a workload; the value of `outrider.dev/policy`.
public enum PolicyLevel: String, Hashable, Codable, Sendable, CaseIterable {
    /// Exactly the Horizontal Pod Autoscaler.
    case reactive
    /// With the forecast and the plan.
    case predictive
    /// With the learned correction as well.
    case learned
}
