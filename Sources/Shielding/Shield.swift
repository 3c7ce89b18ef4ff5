import Workloads

/// The last word before a write: trust picks who speaks, then each rule narrows the counts still allowed.
///
/// With the HPA speaking in mode `active` and no rival, the decision is the HPA's answer, unchanged.
public enum Shield {
    /// Decides one workload at one instant.
    ///
    /// - Returns: the decision; `candidates.current` whenever a rule holds or nobody could compute a size.
    public static func decide(_ candidates: Candidates, evidence: Evidence) -> Decision {
        let voice = TrustRule.speaker(of: candidates)
        var range = AllowedRange()
        for rule in ShieldRule.allCases {
            narrow(&range, by: rule, candidates: candidates, evidence: evidence)
        }
        let wanted = voice?.replicas ?? candidates.current
        let (replicas, boundBy) = range.nearest(to: wanted)
        return Decision(
            replicas: replicas,
            mayBeWritten: evidence.mode.writes,
            spoke: voice?.speaker,
            proposal: voice?.replicas,
            // A hold for want of a proposal moves nothing, and is still what explains the size.
            boundBy: boundBy ?? (voice == nil ? .dataMissing : nil)
        )
    }

    private static func narrow(
        _ range: inout AllowedRange, by rule: ShieldRule, candidates: Candidates, evidence: Evidence
    ) {
        switch rule {
        case .dataMissing:
            if candidates.hpa == nil { range.hold(at: candidates.current, by: rule) }
        case .otherAutoscaler:
            if evidence.rivals.contains(where: \.isAutoscaler) { range.hold(at: candidates.current, by: rule) }
        case .otherWriter:
            if evidence.rivals.contains(where: { !$0.isAutoscaler }) { range.hold(at: candidates.current, by: rule) }
        case .hpaFloor:
            if let hpa = candidates.hpa { range.raise(to: hpa, by: rule) }
        case .canary:
            guard evidence.mode == .canary, let hpa = candidates.hpa else { return }
            range.raise(to: max(hpa, 1) - 1, by: rule)
            range.lower(to: min(hpa, .max - 1) + 1, by: rule)
        }
    }
}
