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

    /// What the names of the engine's own series begin with.
    public var seriesPrefixes: [String] {
        switch self {
        case .vllm: ["vllm:"]
        case .sglang: ["sglang:", "sglang_"]
        case .triton: ["nv_"]
        case .tgi: ["tgi_"]
        case .trtllm: ["trtllm_", "trtllm:"]
        case .auto, .prometheus, .none: []
        }
    }

    /// Whether `series` is named as one of some engine's own.
    public static func owns(series: String) -> Bool {
        allCases.contains { $0.seriesPrefixes.contains { series.hasPrefix($0) } }
    }
}
