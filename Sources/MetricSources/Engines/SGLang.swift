import Workloads

extension EngineTable {
    /// Source: SGLang, "Production Metrics"; some exporters between write `_` for the colon.
    static let sglang = EngineTable(
        engine: .sglang,
        port: 30_000,
        series: [
            .waiting: spellings("num_queue_reqs"),
            .running: spellings("num_running_reqs"),
            .kvCache: spellings("token_usage", fold: .highest),
            .requests: spellings("num_requests_total"),
            .promptTokens: spellings("prompt_tokens_total"),
            .outputTokens: spellings("generation_tokens_total"),
        ])

    private static func spellings(_ name: String, fold: Series.Fold = .sum) -> [Series] {
        [Series(name: "sglang:" + name, fold: fold), Series(name: "sglang_" + name, fold: fold)]
    }
}
