import Measures

/// What the HPA would do now: everything of one reconcile up to the write of the scale.
public struct Recommendation: Sendable {
    /// How far the reconcile got.
    enum Progress: Hashable {
        /// The scale could not be read.
        case noScale
        /// The metrics gave no number.
        case noNumber
        /// There is a size, to be written or not.
        case sized
    }

    /// `spec.replicas` of the scale; nil if it could not be read.
    public internal(set) var current: Int32?
    /// What `spec.replicas` should be: the current size if nothing is to be done, without a scale the last wish.
    public internal(set) var desired: Int32
    /// Why it should change, in the HPA's words; fixed before windows and limits, and sometimes empty.
    public internal(set) var reason = ""
    /// One for each metric of the spec; empty if metrics were not computed.
    public internal(set) var proposals: [MetricProposal] = []
    /// The conditions so far; the write may still change them.
    public internal(set) var conditions: [ScalingCondition]
    /// In order, those that come before the write.
    public internal(set) var events: [ScalingEvent] = []
    /// What the reconcile returns unless a write fails; a partial failure of the metrics goes along.
    public internal(set) var error: String?

    var progress: Progress = .noScale
    /// Events that come after the write of the status.
    var lateEvents: [ScalingEvent] = []
    let spec: ScalingSpec
    let flags: ControllerFlags
    /// The status at the start.
    let before: ScalingStatus
    /// `KIND/NAMESPACE/NAME` of the target.
    let target: String

    /// Replicas to write; nil if nothing is to be written.
    public var rescale: Int32? {
        progress == .sized && desired != current ? desired : nil
    }

    /// Nothing known yet.
    init(spec: ScalingSpec, flags: ControllerFlags, before: ScalingStatus, target: String) {
        self.spec = spec
        self.flags = flags
        self.before = before
        self.target = target
        desired = before.desiredReplicas
        conditions = before.conditions
    }
}
