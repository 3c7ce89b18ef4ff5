import Workloads

extension EngineTable {
    /// Tokens are told as the sums of histograms; the cache is not told.
    ///
    /// Source: Text Generation Inference, "Metrics"; counters have no `_total` there.
    static let tgi = EngineTable(
        engine: .tgi,
        port: 80,
        series: [
            .waiting: [Series(name: "tgi_queue_size")],
            .running: [Series(name: "tgi_batch_current_size")],
            .requests: [Series(name: "tgi_request_success")],
            .promptTokens: [Series(name: "tgi_request_input_length_sum")],
            .outputTokens: [Series(name: "tgi_request_generated_tokens_sum")],
        ])
}
