public import Workloads

/// What the rules know besides the proposals.
public struct Evidence: Hashable, Sendable {
    /// How far the workload has opted in.
    public var mode: Mode
    /// Others that size the same Deployment now.
    public var rivals: [Rival]

    /// Makes evidence.
    public init(mode: Mode, rivals: [Rival]) {
        self.mode = mode
        self.rivals = rivals
    }
}
