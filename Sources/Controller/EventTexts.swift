import Deciding
import Logging
import Measures
import Workloads

/// The Events that a Deployment's owner reads, and the log lines that go with them; their words are documented.
enum EventTexts {
    /// What `subject` is told when it takes part.
    static func optedIn(_ subject: Subject, mode: Mode, policy: PolicyLevel) -> Announcement {
        subject.announcement(
            .info, "opted in", fields: ["mode": .text(mode.rawValue), "policy": .text(policy.rawValue)])
    }

    /// When it no longer does.
    static func optedOut(_ subject: Subject, why: String) -> Announcement {
        subject.announcement(.info, "opted out", fields: ["reason": .text(why)])
    }

    /// When a trouble begins.
    static func began(_ trouble: Trouble, _ subject: Subject) -> Announcement {
        let note = trouble.note
        switch trouble.kind {
        case .annotation:
            return subject.announcement(
                .warning, "annotation refused", fields: ["error": .text(note)],
                event: .init(isWarning: true, reason: "AnnotationRefused", action: "Parse", note: note))
        case .metrics:
            return subject.announcement(
                .warning, "metrics unavailable, holding", fields: ["error": .text(note)],
                event: .init(isWarning: true, reason: "MetricsUnavailable", action: "Observe", note: note))
        case .selector:
            return subject.announcement(
                .warning, "selector refused, holding", fields: ["error": .text(note)],
                event: .init(isWarning: true, reason: trouble.sameness, action: "Observe", note: note))
        case .autoscaler:
            return subject.announcement(
                .warning, "another autoscaler, holding", fields: ["error": .text(note)],
                event: .init(isWarning: true, reason: "ConflictingAutoscaler", action: "BackOff", note: note))
        case .write:
            return subject.announcement(
                .warning, "scale refused", fields: ["error": .text(note)],
                event: .init(isWarning: true, reason: "ScaleRefused", action: "Scale", note: note))
        }
    }

    /// When it ends.
    static func ended(_ trouble: Trouble, _ subject: Subject) -> Announcement {
        switch trouble.kind {
        case .metrics:
            return subject.announcement(
                .info, "metrics back",
                event: .init(
                    isWarning: false, reason: "MetricsBack", action: "Observe",
                    note: "every metric has a value again; deciding"))
        case .annotation: return subject.announcement(.info, "annotation accepted")
        case .selector: return subject.announcement(.info, "selector accepted")
        case .autoscaler: return subject.announcement(.info, "another autoscaler gone")
        case .write: return subject.announcement(.info, "scale accepted")
        }
    }

    /// When replicas were changed, or would have been in shadow mode; nil when nothing changes.
    static func scaled(_ record: DecisionRecord, _ subject: Subject) -> Announcement.Event? {
        guard let from = record.from, let to = record.to, from != to else { return nil }
        let note = "\(from) → \(to): \(record.because)\(numbers(record))\(beside(record, to))"
        if record.wrote {
            return .init(
                isWarning: false, reason: to > from ? "ScaledUp" : "ScaledDown", action: "Scale", note: note)
        }
        guard record.mode == .shadow else { return nil }
        return .init(isWarning: false, reason: "WouldScale", action: "Observe", note: note)
    }

    /// When another writer set `spec.replicas`.
    static func written(_ finding: ConflictWatch.Finding, _ subject: Subject) -> Announcement? {
        switch finding {
        case .none: return nil
        case .written(let manager, let replicas, let reversals):
            var announcement = subject.announcement(
                .info, "another writer",
                fields: [
                    "manager": .text(manager), "replicas": .number(replicas), "reversals": .number(Int32(reversals)),
                ])
            guard reversals > 0 else { return announcement }
            announcement.level = .warning
            announcement.event = .init(
                isWarning: true, reason: "ConflictingWriter", action: "Observe",
                note: "spec.replicas was set to \(replicas) by \(manager) after our own write (\(reversals) of "
                    + "\(ConflictWatch.reversalsMax) in 10 min); deciding on")
            return announcement
        case .backedOff(let manager, let replicas, let reversals, let until):
            let note =
                "spec.replicas was set to \(replicas) by \(manager) \(reversals) times in 10 min; waiting until "
                + "\(clock(until)). Let one writer own it: see Documentation/Operating.md#conflictingwriter"
            return subject.announcement(
                .warning, "another writer",
                fields: [
                    "manager": .text(manager), "replicas": .number(replicas),
                    "reversals": .number(Int32(reversals)), "until": .text(until.text()),
                ],
                event: .init(isWarning: true, reason: "ConflictingWriter", action: "BackOff", note: note))
        }
    }

    /// `10:40`, in UTC.
    private static func clock(_ instant: Timestamp) -> String {
        String(instant.text().dropFirst(11).prefix(5)) + " UTC"
    }

    /// ` (cpu 84 % of request, asks for 9)` for each metric that has a value.
    private static func numbers(_ record: DecisionRecord) -> String {
        let parts = record.metrics.compactMap { metric -> String? in
            guard let proposal = metric.proposal else { return nil }
            if let utilization = metric.utilization {
                return "\(metric.name) \(utilization) % of request, asks for \(proposal)"
            }
            guard let value = metric.value else { return "\(metric.name) asks for \(proposal)" }
            return "\(metric.name) \(shortest(value)), asks for \(proposal)"
        }
        return parts.isEmpty ? "" : " (\(parts.joined(separator: "; ")))"
    }

    private static func beside(_ record: DecisionRecord, _ to: Int32) -> String {
        guard let hpa = record.hpa else { return "" }
        return hpa == to ? "; the HPA would do the same" : "; HPA would have \(hpa)"
    }

    private static func shortest(_ value: Double) -> String {
        value == value.rounded() && value.magnitude < 1e15 ? String(Int64(value)) : value.description
    }
}
