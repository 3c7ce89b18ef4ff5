/// What the API server fills into a spec.
///
/// Source: `pkg/apis/autoscaling/v2/defaults.go`, Kubernetes 1.36.
public enum Defaults {
    /// Without metrics, CPU at this per cent of the requests is meant.
    public static let cpuUtilization: Int32 = 80

    /// The rule on the way up.
    public static let scaleUp = ScalingRule(
        stabilizationWindowSeconds: 0, selectPolicy: "Max",
        policies: [
            .init(type: "Pods", value: 4, periodSeconds: 15),
            .init(type: "Percent", value: 100, periodSeconds: 15),
        ])

    /// The rule on the way down; its window is the controller's flag, filled in at each reconcile.
    public static let scaleDown = ScalingRule(
        selectPolicy: "Max", policies: [.init(type: "Percent", value: 100, periodSeconds: 15)])

    /// The spec with everything absent filled in; an absent behaviour stays absent, an empty one is completed.
    public static func filled(_ spec: ScalingSpec) -> ScalingSpec {
        var spec = spec
        spec.minReplicas = spec.minReplicas ?? 1
        if spec.metrics.isEmpty {
            spec.metrics = [.resource("cpu", target: .utilization(cpuUtilization))]
        }
        if let behavior = spec.behavior {
            spec.behavior = ScalingBehavior(
                scaleUp: filled(behavior.scaleUp, from: scaleUp),
                scaleDown: filled(behavior.scaleDown, from: scaleDown))
        }
        return spec
    }

    private static func filled(_ rule: ScalingRule?, from defaults: ScalingRule) -> ScalingRule {
        ScalingRule(
            stabilizationWindowSeconds: rule?.stabilizationWindowSeconds ?? defaults.stabilizationWindowSeconds,
            selectPolicy: rule?.selectPolicy ?? defaults.selectPolicy,
            policies: rule?.policies ?? defaults.policies,
            tolerance: rule?.tolerance)
    }
}
