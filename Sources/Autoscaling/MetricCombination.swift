/// All metrics → one number (spec 6.2).
///
/// Source: `computeReplicasForMetrics` of `horizontal.go`, Kubernetes 1.36.
enum MetricCombination: Hashable {
    /// The largest proposal, and the metric that made it; `error` if others had no answer.
    case number(Int32, name: String, error: String?)
    /// None answered, or one that did not might have forbidden to shrink below the current size.
    case none(reason: ScalingReason, message: String, error: String)

    /// The largest wins, but a 0 is replaced by anything after it; `current` is `spec.replicas`.
    init(_ proposals: [MetricProposal], current: Int32) {
        // Without metrics, which defaulting prevents, Kubernetes goes on with −1.
        var best: Int32 = proposals.isEmpty ? -1 : 0
        var name = ""
        var failures = 0
        var first: (reason: ScalingReason, message: String, error: String)?
        for proposal in proposals {
            switch proposal {
            case .wants(let replicas, let metric, _):
                if best == 0 || replicas > best { (best, name) = (replicas, metric) }
            case .failed(let reason, let message, let error):
                failures += 1
                if first == nil { first = (reason, message, error) }
            }
        }
        guard let first else {
            self = .number(best, name: name, error: nil)
            return
        }
        let error =
            "invalid metrics (\(failures) invalid out of \(proposals.count)), first error is: \(first.error)"
        if failures == proposals.count || best < current {
            self = .none(reason: first.reason, message: first.message, error: error)
        } else {
            self = .number(best, name: name, error: error)
        }
    }
}
