import Autoscaling
import Measures
import Workloads

/// One controller's life: many reconciles with its memory carried on.
public struct SequenceCase: Decodable, Sendable {
    struct Answer: Decodable {
        var desired: Int32?
        var scaledTo: Int32?
        /// `STATUS Reason` by type; only those that differ from the step before.
        var conditions: [String: String]?
        var events: [String]?
        var error: String?
    }

    struct Step: Decodable {
        var dtMillis: Int64?
        var newSpec: ScalingSpec?
        var specReplicas: Int32?
        var statusReplicas: Int32?
        var readyPods: Int?
        var metrics: [String]?
        var expect: Answer
    }

    let id: String
    let category: String
    let config: VectorConfig?
    let start: Timestamp
    let hpa: ReplicasCase.Autoscaler
    let steps: [Step]

    var expected: Facts {
        var facts = Facts()
        for (index, step) in steps.enumerated() { facts.add(step.expect, of: index) }
        return facts
    }

    func run() -> Facts {
        let flags = (config ?? VectorConfig()).flags
        var facts = Facts()
        var spec = hpa.spec
        var status = hpa.status ?? ScalingStatus()
        var memory = RecommenderMemory()
        var now = start
        for (index, step) in steps.enumerated() {
            now = now + .milliseconds(step.dtMillis ?? 0)
            spec = step.newSpec ?? spec
            let recommendation = Recommender.recommend(
                spec: spec, status: status, observation: observation(step, spec, now), flags: flags, memory: &memory,
                now: now)
            let write: WriteOutcome = recommendation.rescale == nil ? .notNeeded : .written
            let conclusion = Recommender.conclude(recommendation, write: write, memory: &memory, now: now)
            let known = Self.words(status.conditions)
            facts.add(
                Answer(
                    desired: conclusion.status.desiredReplicas, scaledTo: recommendation.rescale,
                    conditions: Self.words(conclusion.status.conditions).filter { known[$0.key] != $0.value },
                    events: conclusion.events.map { "\($0.reason.rawValue): \($0.message)" }, error: conclusion.error),
                of: index)
            status = conclusion.status
        }
        return facts
    }

    private static func words(_ conditions: [ScalingCondition]) -> [String: String] {
        Dictionary(
            conditions.map { ($0.type, "\($0.status.rawValue) \($0.reason)") }, uniquingKeysWith: { first, _ in first })
    }

    private func observation(_ step: Step, _ spec: ScalingSpec, _ now: Timestamp) -> Observation {
        let longAgo = start - .seconds(3600)
        let pods = (0..<max(0, step.readyPods ?? 0)).map { index in
            PodState(
                name: "web-\(index)", labels: ["app": "web"], phase: .running, startedAt: longAgo,
                readiness: .init(status: .isTrue, since: longAgo),
                containers: [ContainerState(name: "app", requests: ["cpu": .milli(1000)])])
        }
        let texts = step.metrics ?? []
        let metrics = spec.metrics.enumerated().map { index, metric in
            let text = index < texts.count ? texts[index] : "error"
            return MetricObservation(name: "", source: "", reading: Self.reading(of: metric, text, pods, now))
        }
        return Observation(
            workload: WorkloadID(namespace: hpa.namespace, name: hpa.name),
            scale: .value(
                .init(
                    specReplicas: step.specReplicas ?? 0, statusReplicas: step.statusReplicas ?? 0,
                    selector: "app=web")),
            pods: pods, metrics: metrics)
    }

    /// `error`, or one value: of the whole, or of every pod.
    private static func reading(
        of metric: MetricSpec, _ text: String, _ pods: [PodState], _ now: Timestamp
    ) -> MetricReading {
        let type = MetricType(rawValue: metric.type)
        guard let value = try? Quantity(text) else {
            let api: MetricAPI =
                switch type {
                case .resource, .containerResource: .resource
                case .pods, .object: .custom
                case .external, nil: .external
                }
            return .missing(api.failure("something went wrong"))
        }
        switch type {
        case .object: return .object([value.milliValue])
        case .external, nil: return .external([value.milliValue])
        case .pods:
            return .customPods(
                pods.map {
                    PodSample(pod: $0.name, milliValue: value.milliValue, at: now, window: MetricAPI.defaultWindow)
                })
        case .resource, .containerResource:
            let usages = pods.map { pod in
                PodUsage(
                    pod: pod.name, at: now.cutToSecond, window: .seconds(30),
                    containers: [.init(name: "app", usage: ["cpu": value, "memory": value])])
            }
            let name = metric.resource?.name ?? metric.containerResource?.name ?? ""
            return .resource(usages, named: name, container: metric.containerResource?.container)
        }
    }
}

extension Facts {
    fileprivate mutating func add(_ answer: SequenceCase.Answer, of step: Int) {
        add("steps[\(step)].desired", answer.desired ?? 0)
        add("steps[\(step)].scaledTo", answer.scaledTo)
        for (type, words) in (answer.conditions ?? [:]).sorted(by: { $0.key < $1.key }) {
            add("steps[\(step)].conditions.\(type)", words)
        }
        add("steps[\(step)].events", each: answer.events ?? [])
        add("steps[\(step)].error", answer.error)
    }
}
