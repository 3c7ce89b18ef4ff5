import Workloads

extension EngineTable {
    /// What `trtllm-serve` exposes, on a path of its own: its `/metrics` is JSON.
    ///
    /// Source: Gateway API Inference Extension, proposal 003; TensorRT-LLM, `trtllm-serve`.
    static let tensorRTLLM = EngineTable(
        engine: .trtllm,
        port: 8000,
        path: "/prometheus/metrics",
        series: [
            .waiting: [Series(name: "trtllm_num_requests_waiting")],
            .running: [Series(name: "trtllm_num_requests_running")],
            .kvCache: [Series(name: "trtllm_kv_cache_utilization", fold: .highest)],
            .requests: [Series(name: "trtllm_request_success_total")],
        ])
}
