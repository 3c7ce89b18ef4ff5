/// Chooses who speaks: the most capable proposer that has an answer and is trusted.
enum TrustRule {
    /// The one who speaks and what it says; nil when nobody has an answer.
    ///
    /// Without the HPA's answer nobody speaks: what it could not compute was not known, and a forecast knows no more.
    static func speaker(of candidates: Candidates) -> (speaker: Speaker, replicas: Int32)? {
        guard let hpa = candidates.hpa else { return nil }
        return switch candidates.forecast {
        case .says(let replicas): (.forecast, replicas)
        case .silent, .notAsked: (.hpa, hpa)
        }
    }
}
