import KubernetesAPI

/// How many pods a rollout may have too many and too few.
///
/// Source: `ResolveFenceposts`, `MaxUnavailable`, `MaxSurge`, pkg/controller/deployment/util, Kubernetes 1.36.
struct RolloutBounds: Equatable {
    /// Pods above `spec.replicas`.
    var surge: Int
    /// Pods of `spec.replicas` that need not be available.
    var unavailable: Int

    init(_ deployment: JSONValue) {
        let replicas = deployment.specReplicas
        let strategy = deployment["spec"]?["strategy"]
        guard strategy?["type"]?.stringValue != "Recreate" else {
            surge = 0
            unavailable = 0
            return
        }
        let rolling = strategy?["rollingUpdate"]
        surge = Self.count(rolling?["maxSurge"], of: replicas, rounding: .up)
        var unavailable = Self.count(rolling?["maxUnavailable"], of: replicas, rounding: .down)
        // Both zero, by rounding, would never move.
        if surge == 0 && unavailable == 0 { unavailable = 1 }
        self.unavailable = min(unavailable, replicas)
    }

    private static func count(
        _ value: JSONValue?, of replicas: Int, rounding rule: FloatingPointRoundingRule
    ) -> Int {
        if let number = value?.integerValue { return Int(Int32(clamping: number)) }
        let text = value?.stringValue ?? "25%"
        // The API checked that it is a percentage, but not how long it is.
        let percent = Int32(text.dropLast()).map { Double($0) } ?? 25
        return Int((Double(replicas) * percent / 100).rounded(rule))
    }
}
