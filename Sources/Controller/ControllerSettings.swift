/// How the controller runs; the command line's flags.
public struct ControllerSettings: Sendable {
    /// The one namespace that is watched; nil: all of them.
    public var namespace: String?
    /// Whether every workload is decided as in mode `shadow`, whatever its own mode says.
    public var inShadowOnly = false
    /// Whether decisions that change nothing are logged at level info too.
    public var logsEveryDecision = false
    /// Copies of the cluster that are older are not decided on; several times what a healthy watch leaves unproved.
    public var staleMax: Duration = .seconds(300)
    /// This process among others; in Events.
    public var instance = "outrider"
    /// What jitter begins with; two processes should have two.
    public var seed: UInt64 = 1

    /// The settings of a controller that watches everything and writes what it is asked to.
    public init() {}
}
