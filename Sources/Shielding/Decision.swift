/// Replicas that passed every rule; only `Shield` can make one, not even a decoder can.
public struct Decision: Hashable, Encodable, Sendable {
    /// Replicas to write into `spec.replicas`.
    public let replicas: Int32
    /// Whether the mode lets it be written; a shadow decision is only told.
    public let mayBeWritten: Bool
    /// Whose proposal it began as; nil when nobody had one and the workload is held.
    public let spoke: Speaker?
    /// That proposal, before any rule; nil when nobody had one.
    public let proposal: Int32?
    /// The rule that moved the proposal, or that held the workload for want of one; nil when none did.
    public let boundBy: ShieldRule?

    // Internal, so that the compiler holds the first sentence above.
    init(replicas: Int32, mayBeWritten: Bool, spoke: Speaker?, proposal: Int32?, boundBy: ShieldRule?) {
        self.replicas = replicas
        self.mayBeWritten = mayBeWritten
        self.spoke = spoke
        self.proposal = proposal
        self.boundBy = boundBy
    }
}
