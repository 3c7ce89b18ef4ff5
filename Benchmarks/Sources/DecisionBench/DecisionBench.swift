import Autoscaling
import Measures
import Workloads

/// How long one recommendation takes: a workload of 100 pods with a CPU target, everything already parsed, pods and
/// samples by name, as the controller keeps them and metrics.k8s.io answers.
@main
struct DecisionBench {
    static let podCount = 100
    /// A batch is short, so that many of them run without being interrupted.
    static let rounds = 100
    static let batches = 200

    static func main() throws {
        let observation = try observation()
        let spec = Defaults.filled(
            ScalingSpec(
                scaleTargetRef: ObjectReference(apiVersion: "apps/v1", kind: "Deployment", name: "llm"),
                minReplicas: 1, maxReplicas: 1_000,
                metrics: [.resource("cpu", target: .utilization(60))], behavior: ScalingBehavior()))
        var replicas: Int32 = 0
        let batch = {
            var memory = RecommenderMemory()
            var status = ScalingStatus()
            return ContinuousClock().measure {
                for round in 0..<rounds {
                    let now = start + .seconds(15 * round)
                    let recommendation = Recommender.recommend(
                        spec: spec, status: status, observation: observation, flags: ControllerFlags(),
                        memory: &memory, now: now)
                    let conclusion = Recommender.conclude(
                        recommendation, write: .notNeeded, memory: &memory, now: now)
                    status = conclusion.status
                    replicas = recommendation.desired
                }
            } / Duration.microseconds(rounds)
        }
        let times = (0..<batches).map { _ in batch() }.sorted()
        print(
            "recommendation, \(podCount) pods, cpu   best \(text(times[0])) µs, median \(text(times[batches / 2])) µs "
                + "of \(batches) batches (desired \(replicas))")
    }

    private static func text(_ microseconds: Double) -> String {
        String((microseconds * 10).rounded() / 10)
    }

    private static let start = Timestamp(seconds: 1_700_000_000)

    /// 100 ready pods of two containers at 75 % of their request.
    private static func observation() throws -> Observation {
        let request = ["cpu": try Quantity("500m"), "memory": try Quantity("256Mi")]
        let pods = (0..<podCount).map { index in
            PodState(
                name: "llm-7d9c5b6f4-\(index + 100)", uid: "uid-\(index)",
                labels: ["app": "llm", "pod-template-hash": "7d9c5b6f4"],
                phase: .running, createdAt: start - .seconds(7_200), startedAt: start - .seconds(7_200),
                readiness: .init(status: .isTrue, since: start - .seconds(7_100)),
                containers: [
                    ContainerState(name: "app", requests: request), ContainerState(name: "proxy", requests: request),
                ])
        }
        let samples = pods.map { PodSample(pod: $0.name, milliValue: 750, at: start, window: .seconds(30)) }
        return Observation(
            workload: WorkloadID(namespace: "shop", name: "llm"),
            scale: .value(.init(specReplicas: 100, statusReplicas: 100, selector: "app=llm")),
            pods: pods,
            metrics: [MetricObservation(name: "cpu", source: "metrics.k8s.io", reading: .pods(samples), at: start)])
    }
}
