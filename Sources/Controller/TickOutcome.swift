import Autoscaling
import Deciding
import Logging
import Workloads

/// What one tick of a workload came to.
struct TickOutcome {
    /// The Deployment that was decided about.
    var subject: Subject
    /// What was known of it beside itself.
    var rivals: [Rival]
    /// The metrics that were asked for, in the order of the record's.
    var metrics: [MetricSpec]
    /// The decision.
    var record: DecisionRecord
    /// What deciding remembers now.
    var memory: WorkloadMemory
    /// Whether the workload's past is part of that memory.
    var hasTakenPast = false
    /// What was written; nil if nothing was.
    var written: Written?
    /// Why a write was refused; nil if none was.
    var writeError: String?

    /// A write that the server took.
    struct Written: Hashable {
        var replicas: Int32
        /// The object's version that it made.
        var version: String
    }

    /// Sets the workload's troubles and gives what is news: one decision, one line; one change, one Event.
    func tell(_ workload: inout Workload) -> [Announcement] {
        var told: [Announcement] = []
        for (kind, trouble) in [
            (Trouble.Kind.selector, selectorTrouble), (.metrics, metricsTrouble), (.autoscaler, autoscalerTrouble),
            (.write, writeTrouble),
        ] where kind != .metrics || asksMetrics {
            if let news = workload.set(trouble, of: kind) { told.append(news) }
        }
        guard let event = EventTexts.scaled(record, subject) else {
            workload.lastWould = nil
            return told
        }
        if record.wrote {
            told.append(subject.announcement(.info, "scale written", fields: fields, event: event))
        } else if workload.lastWould != record.to {
            workload.lastWould = record.to
            told.append(subject.announcement(.debug, "would scale", fields: fields, event: event))
        }
        return told
    }

    private var fields: [String: Announcement.Field] {
        var fields: [String: Announcement.Field] = [:]
        fields["from"] = record.from.map { .number($0) }
        fields["to"] = record.to.map { .number($0) }
        return fields
    }

    private var active: ConditionRecord? {
        record.conditions.first { $0.type == "ScalingActive" && $0.status == "False" }
    }

    private var selectorTrouble: Trouble? {
        guard let active, record.hpa == nil,
            active.reason == ScalingReason.ambiguousSelector.rawValue
                || active.reason == ScalingReason.invalidSelector.rawValue
        else { return nil }
        return Trouble(
            kind: .selector, sameness: active.reason,
            note: "\(active.message); each pod must belong to one workload; holding at \(subject.replicas)")
    }

    /// Whether the metrics mattered; if not, they are neither missed nor back.
    private var asksMetrics: Bool {
        record.from != nil && selectorTrouble == nil && active?.reason != ScalingReason.scalingDisabled.rawValue
    }

    private var metricsTrouble: Trouble? {
        guard let first = missing.first else {
            // Every source answered, and the answers are of no use yet.
            guard record.hpa == nil, let active else { return nil }
            return Trouble(
                kind: .metrics, sameness: active.reason, note: "\(active.message); holding at \(subject.replicas)")
        }
        let effect = record.hpa == nil ? "holding at \(subject.replicas)" : "not scaling down"
        return Trouble(
            kind: .metrics, sameness: missing.map(\.name).joined(separator: ","),
            note: "no value of \(first.name) from \(first.source): \(first.missing ?? ""); \(effect)")
    }

    /// The metrics whose want of a value is worth telling: where no pods are wanted and none are left, a metric of pods
    /// has none by nature.
    private var missing: [MetricRecord] {
        let isEmpty = record.from == 0 && record.ready == 0 && record.pending == 0
        return zip(metrics, record.metrics)
            .filter { metric, read in read.missing != nil && !(isEmpty && metric.isOfPods) }
            .map(\.1)
    }

    private var autoscalerTrouble: Trouble? {
        for case .autoscaler(let name) in rivals {
            return Trouble(
                kind: .autoscaler, sameness: name,
                note: "HorizontalPodAutoscaler \(name) also targets this Deployment; delete it, or set mode to shadow; "
                    + "holding at \(subject.replicas)")
        }
        return nil
    }

    private var writeTrouble: Trouble? {
        writeError.map { Trouble(kind: .write, sameness: $0, note: $0) }
    }
}

extension MetricSpec {
    /// Whether its value comes from the workload's own pods.
    fileprivate var isOfPods: Bool {
        switch MetricType(rawValue: type) {
        case .resource, .containerResource, .pods: true
        case .object, .external, nil: false
        }
    }
}
