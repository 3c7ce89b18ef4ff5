import Workloads

extension EngineTable {
    /// Triton with the TensorRT-LLM backend, else any backend.
    ///
    /// Source: Gateway API Inference Extension, proposal 003; Triton Inference Server, "Metrics" (port 8002).
    static let triton = EngineTable(
        engine: .triton,
        port: 8002,
        series: [
            .waiting: [
                Series(name: "nv_trt_llm_request_metrics", labels: ["request_type": "waiting"]),
                Series(name: "nv_inference_pending_request_count"),
            ],
            .running: [Series(name: "nv_trt_llm_request_metrics", labels: ["request_type": "scheduled"])],
            .kvCache: [
                Series(
                    name: "nv_trt_llm_kv_cache_block_metrics", labels: ["kv_cache_block_type": "fraction"],
                    fold: .highest)
            ],
            .requests: [Series(name: "nv_inference_request_success")],
        ])
}
