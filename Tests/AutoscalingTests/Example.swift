import Autoscaling
import Measures
import Workloads

/// A small shop: one Deployment `web` of pods that ask for one core each, and its autoscaler.
struct Example {
    static let now = Timestamp(seconds: 1_000_000)

    var spec = ScalingSpec(
        scaleTargetRef: ObjectReference(apiVersion: "apps/v1", kind: "Deployment", name: "web"), minReplicas: 1,
        maxReplicas: 10, metrics: [.resource("cpu", target: .utilization(50))])
    var status = ScalingStatus()
    var flags = ControllerFlags()
    var memory = RecommenderMemory()
    var observation: Observation

    /// `pods` ready pods, each using `milliCores`.
    init(pods: Int = 4, milliCores: Int64 = 500) {
        let names = (0..<pods).map { "web-\($0)" }
        observation = Observation(
            workload: WorkloadID(namespace: "shop", name: "web"),
            scale: .value(.init(specReplicas: Int32(pods), statusReplicas: Int32(pods), selector: "app=web")),
            pods: names.map { .ready($0) },
            metrics: [Self.reading(.pods(names.map { .at(Self.now, pod: $0, milliCores) }))])
    }

    static func reading(_ reading: MetricReading) -> MetricObservation {
        MetricObservation(name: "", source: "", reading: reading)
    }

    mutating func recommend(at now: Timestamp = now) -> Recommendation {
        Recommender.recommend(
            spec: spec, status: status, observation: observation, flags: flags, memory: &memory, now: now)
    }

    /// One whole reconcile; the write, if there is one, has this outcome.
    mutating func reconcile(write: WriteOutcome = .written, at now: Timestamp = now) -> Conclusion {
        let recommendation = recommend(at: now)
        let conclusion = Recommender.conclude(
            recommendation, write: recommendation.rescale == nil ? .notNeeded : write, memory: &memory, now: now)
        status = conclusion.status
        return conclusion
    }
}

extension PodState {
    /// A pod that has run and been ready for hours.
    static func ready(_ name: String, request: Quantity? = .milli(1_000)) -> PodState {
        let longAgo = Example.now - .seconds(7_200)
        return PodState(
            name: name, labels: ["app": "web"], phase: .running, startedAt: longAgo,
            readiness: .init(status: .isTrue, since: longAgo),
            containers: [ContainerState(name: "app", requests: request.map { ["cpu": $0] } ?? [:])])
    }
}

extension PodSample {
    /// A sample of the last half minute.
    static func at(_ instant: Timestamp, pod: String, _ milli: Int64) -> PodSample {
        PodSample(pod: pod, milliValue: milli, at: instant, window: .seconds(30))
    }
}
