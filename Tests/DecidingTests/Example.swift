import Autoscaling
import Deciding
import Measures
import Workloads

/// A workload of some ready pods with one External metric, which asks for as many replicas as its value.
struct Example {
    static let start = Timestamp(seconds: 1_795_000_000)

    var mode = Mode.active
    var replicas: Int32 = 6
    var value: Int64? = 6
    var rivals: [Rival] = []
    var memory = WorkloadMemory()

    var spec: WorkloadSpec {
        let scaling = ScalingSpec(
            scaleTargetRef: ObjectReference(apiVersion: "apps/v1", kind: "Deployment", name: "llm"), minReplicas: 1,
            maxReplicas: 20,
            metrics: [.external(.init(name: "queue"), target: .averageValue(.milli(1_000, format: .decimalSI)))])
        return WorkloadSpec(mode: mode, policy: .reactive, scaling: Defaults.filled(scaling), origins: [.api])
    }

    func observation(at now: Timestamp) -> Observation {
        let pods = (0..<replicas).map { number in
            PodState(
                name: "llm-\(number)", labels: ["app": "llm"], phase: number == 0 ? .pending : .running,
                readiness: .init(status: number == 0 ? .isFalse : .isTrue, since: now))
        }
        let reading: MetricReading =
            value.map { .values([$0 * 1_000]) } ?? .missing(MetricAPI.external.failure("not found", status: 404))
        return Observation(
            workload: WorkloadID(namespace: "shop", name: "llm"),
            scale: .value(.init(specReplicas: replicas, statusReplicas: replicas, selector: "app=llm")), pods: pods,
            metrics: [
                MetricObservation(
                    name: "queue", source: "external.metrics.k8s.io", reading: reading, at: now - .seconds(3))
            ], rivals: rivals)
    }

    mutating func decide(at now: Timestamp = Example.start) -> DecisionRecord {
        Decider.decide(observation(at: now), spec: spec, memory: &memory, now: now)
    }
}
