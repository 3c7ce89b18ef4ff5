/// The rules that bound a proposal, in the order in which they are asked; an earlier one always stands.
public enum ShieldRule: String, Hashable, Codable, Sendable, CaseIterable {
    /// Nobody could compute a size: the workload keeps the one it has. Never down on absence.
    case dataMissing = "data missing"
    /// A HorizontalPodAutoscaler targets the same Deployment: two autoscalers would fight.
    case otherAutoscaler = "other autoscaler"
    /// Another writer of `spec.replicas` keeps reversing us: wait until it has rested.
    case otherWriter = "other writer"
    /// Never below the HPA's answer: on the way up it is the floor, on the way down its windows and rates are.
    case hpaFloor = "hpa floor"
    /// In canary mode a decision is at most one replica away from the HPA's answer.
    case canary
}
