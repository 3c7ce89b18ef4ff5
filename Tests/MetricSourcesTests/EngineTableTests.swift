import Measures
import Testing
import Workloads

@testable import MetricSources

@Suite struct EngineTableTests {
    func find(_ signal: EngineSignal, _ engine: Engine, in text: String) throws -> ScrapedSeries? {
        let exposition = try PrometheusText(parsing: Array(text.utf8), now: Timestamp(seconds: 0))
        return ScrapedMetric(name: signal.rawValue, selector: .everything).find(in: exposition, engine: engine)
    }

    static let vllm = """
        # TYPE vllm:num_requests_running gauge
        vllm:num_requests_running{engine="0",model_name="m"} 7.0
        # TYPE vllm:num_requests_waiting gauge
        vllm:num_requests_waiting{engine="0",model_name="m"} 3.0
        vllm:num_requests_waiting{engine="1",model_name="m"} 2.0
        # TYPE vllm:kv_cache_usage_perc gauge
        vllm:kv_cache_usage_perc{engine="0",model_name="m"} 0.75
        vllm:kv_cache_usage_perc{engine="1",model_name="m"} 0.25
        # TYPE vllm:request_success_total counter
        vllm:request_success_total{engine="0",finished_reason="stop",model_name="m"} 40.0
        """
    static let oldVLLM = "vllm:gpu_cache_usage_perc{model_name=\"m\"} 0.5\n"
    static let sglang =
        "sglang:num_queue_reqs{m=\"a\"} 4\nsglang:num_running_reqs{m=\"a\"} 8\nsglang:token_usage 0.52\n"
    static let underscored = "sglang_token_usage 0.4\n"
    static let trtllm = "trtllm_num_requests_waiting 2\ntrtllm_kv_cache_utilization 0.62\n"
    static let triton = """
        nv_trt_llm_request_metrics{model="tensorrt_llm",request_type="waiting",version="1"} 6
        nv_trt_llm_request_metrics{model="tensorrt_llm",request_type="scheduled",version="1"} 9
        nv_trt_llm_kv_cache_block_metrics{kv_cache_block_type="max",model="tensorrt_llm"} 6239
        nv_trt_llm_kv_cache_block_metrics{kv_cache_block_type="fraction",model="tensorrt_llm"} 0.3
        nv_inference_pending_request_count{model="other"} 5
        """
    static let plainTriton =
        "nv_inference_pending_request_count{model=\"a\"} 5\nnv_inference_request_success{model=\"a\"} 9\n"
    static let tgi = "tgi_queue_size 3\ntgi_batch_current_size 5\ntgi_request_generated_tokens_sum 8123\n"

    @Test(arguments: [
        (EngineSignal.waiting, vllm, "vllm:num_requests_waiting", 5.0),
        (.running, vllm, "vllm:num_requests_running", 7),
        (.kvCache, vllm, "vllm:kv_cache_usage_perc", 0.75), (.kvCache, oldVLLM, "vllm:gpu_cache_usage_perc", 0.5),
        (.waiting, sglang, "sglang:num_queue_reqs", 4), (.kvCache, sglang, "sglang:token_usage", 0.52),
        (.kvCache, underscored, "sglang_token_usage", 0.4), (.waiting, trtllm, "trtllm_num_requests_waiting", 2),
        (.kvCache, trtllm, "trtllm_kv_cache_utilization", 0.62),
        (.waiting, triton, "nv_trt_llm_request_metrics", 6), (.running, triton, "nv_trt_llm_request_metrics", 9),
        (.kvCache, triton, "nv_trt_llm_kv_cache_block_metrics", 0.3),
        (.waiting, plainTriton, "nv_inference_pending_request_count", 5), (.waiting, tgi, "tgi_queue_size", 3),
        (.running, tgi, "tgi_batch_current_size", 5),
    ])
    func `auto tells the engine from the series it sees`(
        signal: EngineSignal, text: String, series: String, value: Double
    ) throws {
        let found = try find(signal, .auto, in: text)
        #expect(found?.name == series)
        #expect(found?.value == value)
        #expect(found?.isCounter == false)
    }

    @Test func `something a second is told by a counter`() throws {
        #expect(try find(.requests, .auto, in: Self.vllm)?.isCounter == true)
        #expect(try find(.outputTokens, .tgi, in: Self.tgi)?.isCounter == true)
        #expect(try find(.requests, .triton, in: Self.plainTriton)?.isCounter == true)
    }

    @Test func `an engine that is named is the only one looked for`() throws {
        #expect(try find(.waiting, .sglang, in: Self.vllm) == nil)
        #expect(try find(.waiting, .prometheus, in: Self.vllm) == nil)
    }

    @Test func `what an engine does not tell is absent and not zero`() throws {
        #expect(try find(.kvCache, .tgi, in: Self.tgi) == nil)
        #expect(try find(.waiting, .auto, in: "vllm:num_requests_waiting NaN\n") == nil)
        #expect(try find(.waiting, .auto, in: "vllm:num_requests_waiting +Inf\n") == nil)
    }

    @Test func `every table begins its series as its engine does`() {
        for table in EngineTable.all {
            for series in table.series.values.joined() {
                #expect(table.engine.seriesPrefixes.contains { series.name.hasPrefix($0) }, "\(series.name)")
            }
        }
    }
}
