/// The inference engine behind a workload, which names its series; the value of `outrider.dev/engine`.
public enum Engine: String, Hashable, Codable, Sendable, CaseIterable {
    /// Told by the series that the pods expose.
    case auto
    case vllm
    case sglang
    case triton
    case tgi
    case trtllm
    /// No engine that we know: series are named by the user.
    case prometheus
    /// Pods are not scraped.
    case none
}
