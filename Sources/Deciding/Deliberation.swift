public import Autoscaling
public import Measures
public import Shielding
public import Workloads

/// One decision between its making and its write.
public struct Deliberation: Sendable {
    /// What was known.
    public let observation: Observation
    /// What the user asked for.
    public let spec: WorkloadSpec
    /// What the HPA's algorithm said.
    public let recommendation: Recommendation
    /// What was foreseen; nil where the policy does not ask.
    let foresight: Foresight?
    /// What to do; nil if the scale could not be read, and then nothing can be done.
    public let decision: Decision?

    /// The replicas to write; nil if nothing is to be written, since nothing changes or the mode forbids it.
    public var write: Decision? {
        guard let decision, decision.mayBeWritten, decision.replicas != recommendation.current else { return nil }
        return decision
    }

    /// Closes the books once it is known what became of the write, and tells the whole story.
    ///
    /// - Parameters:
    ///   - write: `.notNeeded` where `write` is nil.
    ///   - memory: the one that the deliberation was given.
    ///   - now: the instant of the deliberation.
    /// - Returns: the whole story.
    public func conclude(write: WriteOutcome, memory: inout WorkloadMemory, now: Timestamp) -> DecisionRecord {
        let because = Explanation.because(
            recommendation, foresight: foresight, decision: decision, rivals: observation.rivals,
            isWritten: write == .written)
        let conclusion = Recommender.conclude(
            recommendation, write: write, of: otherSize(because), memory: &memory.recommender, now: now)
        memory.status = conclusion.status
        var record = DecisionRecord(
            ts: now, namespace: observation.workload.namespace, workload: "Deployment/\(observation.workload.name)",
            mode: spec.mode, policy: spec.policy, because: because)
        record.from = recommendation.current
        record.to = decision?.replicas
        record.wrote = write == .written
        record.boundBy = decision?.boundBy?.rawValue
        record.hpa = recommendation.answer
        record.proposal = decision?.proposal
        record.spoke = decision?.spoke?.rawValue
        record.fallback = fallback?.rawValue
        record.forecast = foresight.flatMap { ForecastRecord($0, now: now) }
        record.metrics = metrics(now: now)
        record.conditions = conclusion.status.conditions.map {
            ConditionRecord(type: $0.type, status: $0.status.rawValue, reason: $0.reason, message: $0.message)
        }
        record.events = (recommendation.events + conclusion.events).map {
            EventRecord(type: $0.isWarning ? "Warning" : "Normal", reason: $0.reason.rawValue, message: $0.message)
        }
        record.error = conclusion.error
        countPods(into: &record)
        return record
    }

    /// What is written, where that is not the HPA's size.
    private func otherSize(_ because: String) -> OtherSize? {
        guard let write, write.replicas != recommendation.rescale else { return nil }
        return OtherSize(replicas: write.replicas, reason: because)
    }

    /// Why the forecast that the policy asks for did not speak; nil if it did, or nobody asked.
    private var fallback: Silence? {
        guard let foresight, case .silent(let why) = foresight.voice else { return nil }
        return why
    }

    /// Each metric of the spec, with what the HPA made of it; nothing was made of them where the size is out of bounds.
    private func metrics(now: Timestamp) -> [MetricRecord] {
        observation.metrics.enumerated().map { index, metric in
            var record = MetricRecord(name: metric.name, source: metric.source)
            record.ageSeconds = metric.at.map { ((now - $0).seconds * 10).rounded() / 10 }
            record.coverage = metric.coverage
            if index < recommendation.proposals.count { record.take(recommendation.proposals[index]) }
            if case .missing(let absence) = metric.reading { record.missing = absence.description }
            return record
        }
    }

    private func countPods(into record: inout DecisionRecord) {
        guard case .value(let scale) = observation.scale, let query = try? LabelQuery(parsing: scale.selector)
        else { return }  // A selector that is none selects no pods; the record's error says so.
        let alive = observation.pods.filter {
            $0.deletedAt == nil && $0.phase != .succeeded && $0.phase != .failed && query.matches($0.labels)
        }
        let ready = alive.count { $0.readiness?.status == .isTrue }
        record.ready = Int32(ready)
        record.pending = Int32(alive.count - ready)
    }
}

extension MetricRecord {
    /// Shows what the metric alone asks for, and the number that the HPA would show.
    fileprivate mutating func take(_ proposal: MetricProposal) {
        switch proposal {
        case .wants(let replicas, _, let status):
            self.proposal = replicas
            let current = status.current
            value = (current?.averageValue ?? current?.value).flatMap { shown in
                // An average over no pods: the HPA's status shows the lowest number there is.
                shown.milliValue == .min ? nil : Double(shown.milliValue) / 1_000
            }
            utilization = current?.averageUtilization
        case .failed(_, let message, _):
            missing = message
        }
    }
}

extension MetricStatus {
    /// The numbers; nil for a metric that failed.
    var current: Current? {
        switch self {
        case .resource(_, let current), .containerResource(_, _, let current), .pods(_, let current),
            .object(_, _, let current), .external(_, let current):
            current
        case .failed: nil
        }
    }
}
