import Workloads

extension EngineTable {
    /// Source: vLLM, "Production Metrics"; V1 calls the cache `kv_cache`, V0 called it `gpu_cache`.
    static let vllm = EngineTable(
        engine: .vllm,
        port: 8000,
        series: [
            .waiting: [Series(name: "vllm:num_requests_waiting")],
            .running: [Series(name: "vllm:num_requests_running")],
            .kvCache: [
                Series(name: "vllm:kv_cache_usage_perc", fold: .highest),
                Series(name: "vllm:gpu_cache_usage_perc", fold: .highest),
            ],
            .requests: [Series(name: "vllm:request_success_total"), Series(name: "vllm:request_success")],
            .promptTokens: [Series(name: "vllm:prompt_tokens_total"), Series(name: "vllm:prompt_tokens")],
            .outputTokens: [Series(name: "vllm:generation_tokens_total"), Series(name: "vllm:generation_tokens")],
        ])
}
