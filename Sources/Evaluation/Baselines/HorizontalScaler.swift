import Autoscaling
import Deciding
import Measures
import Shielding
import Simulation
import Workloads

/// The HPA's algorithm, by our own `Decider` at policy `reactive`: the plain HPA and our reactive policy are this one
/// value, with other metrics by other ways.
struct HorizontalScaler: Autoscaler {
    /// `--horizontal-pod-autoscaler-sync-period`, and ours.
    let period: Duration = .seconds(15)
    let metrics: [MetricQuestion]
    let spec: WorkloadSpec
    private(set) var record: DecisionRecord?
    private var memory = WorkloadMemory()

    /// Makes a scaler of a spec, such as a Deployment's annotations mean.
    ///
    /// - Throws: the first metric that this world does not have: it has what pods tell, and cpu.
    init(_ spec: WorkloadSpec) throws(ScalerError) {
        var metrics: [MetricQuestion] = []
        for (metric, origin) in zip(spec.scaling.metrics, spec.origins) {
            if let pods = metric.pods, metric.type == MetricType.pods.rawValue {
                metrics.append(MetricQuestion(pods.metric.name, by: origin == .scrape ? .direct : .prometheus))
            } else if let resource = metric.resource, metric.type == MetricType.resource.rawValue {
                metrics.append(MetricQuestion(resource.name, by: .metricsServer))
            } else {
                throw ScalerError(
                    scaler: "spec", parameter: "metrics", found: metric.type, accepted: "Pods and Resource metrics")
            }
        }
        self.metrics = metrics
        self.spec = spec
    }

    /// Makes a scaler of Pods metrics.
    ///
    /// - Parameters:
    ///   - targets: each metric with its average a pod, in thousandths of its unit.
    ///   - path: the way by which all of them come.
    ///   - behavior: how fast replicas may change.
    ///   - bounds: fewest and most replicas.
    init(
        targets: [(metric: String, milliValue: Int64)], by path: MetricPath, behavior: ScalingBehavior,
        bounds: ClosedRange<Int>
    ) {
        metrics = targets.map { MetricQuestion($0.metric, by: path) }
        let scaling = ScalingSpec(
            scaleTargetRef: ObjectReference(apiVersion: "apps/v1", kind: "Deployment", name: "service"),
            minReplicas: Int32(clamping: bounds.lowerBound), maxReplicas: Int32(clamping: bounds.upperBound),
            metrics: targets.map { target in
                .pods(.init(name: target.metric), target: .averageValue(.milli(max(1, target.milliValue))))
            },
            behavior: behavior)
        spec = WorkloadSpec(
            mode: .active, policy: .reactive, scaling: Defaults.filled(scaling),
            origins: targets.map { _ in path == .direct ? .scrape : .api })
    }

    mutating func replicas(for observation: Observation, at now: Timestamp) -> Int? {
        let deliberation = Decider.deliberate(observation, spec: spec, memory: &memory, now: now)
        // In this world a write never fails; whether the pods find accelerators is another matter.
        let write = deliberation.write
        record = deliberation.conclude(write: write == nil ? .notNeeded : .written, memory: &memory, now: now)
        return write.map { Int($0.replicas) }
    }
}
