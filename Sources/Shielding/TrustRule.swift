/// Chooses who speaks: the most capable proposer that has an answer and is trusted.
enum TrustRule {
    /// The one who speaks and what it says; nil when nobody has an answer.
    static func speaker(of candidates: Candidates) -> (speaker: Speaker, replicas: Int32)? {
        candidates.hpa.map { (.hpa, $0) }
    }
}
