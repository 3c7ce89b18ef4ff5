public import Measures
public import Workloads

/// One decision, complete and flat: the log line, `/api/decisions`, the dashboard and replay read it and nothing else.
///
/// What is not known is nil here and absent in JSON, never 0. `Documentation/DecisionRecord.md` describes each key.
public struct DecisionRecord: Hashable, Codable, Sendable {
    /// The version of this shape that this build writes.
    public static let currentSchema = 1

    /// The shape's version.
    public var schema = DecisionRecord.currentSchema
    /// The instant that was decided about.
    public var ts: Timestamp
    /// The workload's namespace.
    public var namespace: String
    /// Kind and name, such as `Deployment/llm`.
    public var workload: String
    /// The mode then; nil if the annotations are no spec.
    public var mode: Mode?
    /// The policy level then; nil if the annotations are no spec.
    public var policy: PolicyLevel?
    /// `spec.replicas` before; nil if the scale could not be read.
    public var from: Int32?
    /// Replicas decided; nil if the scale could not be read.
    public var to: Int32?
    /// Whether `to` was written to the cluster.
    public var wrote = false
    /// Why, in a few words for people.
    public var because: String
    /// The rule that moved or held the proposal; nil when none did.
    public var boundBy: String?
    /// What the plain HPA would have; nil if it could not compute.
    public var hpa: Int32?
    /// The size that entered the shield; nil if nobody had one.
    public var proposal: Int32?
    /// Whose proposal that was.
    public var spoke: String?
    /// Why the forecast that the policy asks for did not speak; nil if it did, or the policy does not ask.
    public var fallback: String?
    /// What was foreseen; nil if nothing was, or the policy does not ask.
    public var forecast: ForecastRecord?
    /// Pods that are ready and not going.
    public var ready: Int32?
    /// Pods that are neither ready, nor finished, nor going.
    public var pending: Int32?
    /// One entry for each metric of the spec, in its order.
    public var metrics: [MetricRecord] = []
    /// The HPA's conditions after this decision.
    public var conditions: [ConditionRecord] = []
    /// The HPA's events of this decision.
    public var events: [EventRecord] = []
    /// The HPA's error text; nil when it had none.
    public var error: String?
    /// How long the decision took to compute, without I/O.
    public var decisionMicroseconds: Int64?

    /// What is told of a workload whose annotations are no spec: it keeps its replicas, and nothing is decided.
    public static func refused(
        _ workload: WorkloadID, replicas: Int32, error: String, now: Timestamp
    ) -> DecisionRecord {
        var record = DecisionRecord(
            ts: now, namespace: workload.namespace, workload: "Deployment/\(workload.name)",
            because: "annotation refused")
        record.keep(replicas)
        record.error = error
        return record
    }

    /// Says that a workload about which nothing is decided has `replicas` now, whoever gave it those.
    public mutating func keep(_ replicas: Int32) {
        from = replicas
        to = replicas
    }

    /// The workload's name as a `WorkloadID`.
    public var id: WorkloadID {
        WorkloadID(namespace: namespace, name: String(workload.split(separator: "/").last ?? ""))
    }
}

extension DecisionRecord: CustomStringConvertible {
    /// Reads: `shop/llm 6 → 9: external metric queue(nil) above target; HPA 9`.
    public var description: String {
        let size = "\(from.map(String.init) ?? "?") → \(to.map(String.init) ?? "?")"
        let told = wrote || from == to ? "" : " (not written)"
        return "\(namespace)/\(id.name) \(size)\(told): \(because); HPA \(hpa.map(String.init) ?? "has no answer")"
    }
}

/// What one metric said and asked for.
public struct MetricRecord: Hashable, Codable, Sendable {
    /// The metric's name.
    public var name: String
    /// Where it was read, such as `metrics.k8s.io` or `scrape`.
    public var source: String
    /// What the HPA would show as current: the average over pods, or the value, in the metric's unit.
    public var value: Double?
    /// What the HPA would show as current utilisation, in per cent of the request.
    public var utilization: Int32?
    /// Age of the oldest sample.
    public var ageSeconds: Double?
    /// Share of ready pods that it covers, 0...1.
    public var coverage: Double?
    /// The size that this metric alone asks for.
    public var proposal: Int32?
    /// Why there is no value; nil when there is one.
    public var missing: String?
}

/// One condition of the HPA's status.
public struct ConditionRecord: Hashable, Codable, Sendable {
    /// `AbleToScale`, `ScalingActive` or `ScalingLimited`.
    public var type: String
    /// `True` or `False`.
    public var status: String
    /// One word.
    public var reason: String
    /// A sentence.
    public var message: String
}

/// One event that the HPA would send.
public struct EventRecord: Hashable, Codable, Sendable {
    /// `Normal` or `Warning`.
    public var type: String
    /// One word.
    public var reason: String
    /// A sentence.
    public var message: String
}
