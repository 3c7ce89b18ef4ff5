import Simulation
import Testing
import Workloads

@testable import EmbeddedCluster

@Suite struct EngineSeriesTests {
    private let pod = PodSnapshot(
        lifecycle: .ready, waiting: 3, running: 7, cacheUsage: 0.25, cacheTokensMax: 1_000, cores: 1,
        counters: EngineCounters())

    private func lines(_ engine: Engine) -> [Substring] {
        String(decoding: ExpositionText.render(EngineSeries.all(of: engine, pod)), as: UTF8.self).split(separator: "\n")
    }

    @Test(arguments: [
        (Engine.vllm, #"vllm:num_requests_waiting{engine="0",model_name="meta-llama/Llama-3.1-8B-Instruct"} 3"#),
        (Engine.vllm, #"vllm:kv_cache_usage_perc{engine="0",model_name="meta-llama/Llama-3.1-8B-Instruct"} 0.25"#),
        (Engine.sglang, #"sglang:num_queue_reqs{model_name="meta-llama/Llama-3.1-8B-Instruct"} 3"#),
        (Engine.sglang, #"sglang:token_usage{model_name="meta-llama/Llama-3.1-8B-Instruct"} 0.25"#),
        (Engine.tgi, "tgi_queue_size 3"),
        (Engine.tgi, "tgi_batch_current_size 7"),
        (Engine.triton, #"nv_trt_llm_request_metrics{request_type="waiting",model="tensorrt_llm",version="1"} 3"#),
        (Engine.triton, #"nv_trt_llm_request_metrics{request_type="scheduled",model="tensorrt_llm",version="1"} 7"#),
        (Engine.trtllm, #"trtllm_num_requests_running{model_name="meta-llama/Llama-3.1-8B-Instruct"} 7"#),
        (Engine.prometheus, "http_requests_in_flight 7"),
    ])
    func `each engine tells its queue under its own names`(engine: Engine, line: String) {
        #expect(lines(engine).contains(Substring(line)))
    }

    @Test func `the model is the one that the pod serves`() {
        let series = EngineSeries.all(of: .vllm, pod, model: "meta-llama/Llama-2-70b-chat-hf")
        #expect(series.allSatisfy { $0.labels.contains { $0 == ("model_name", "meta-llama/Llama-2-70b-chat-hf") } })
    }

    @Test(arguments: Engine.allCases)
    func `every family has its help and type once, before its samples`(engine: Engine) {
        var types: [Substring] = []
        for line in lines(engine) {
            if line.hasPrefix("# TYPE ") {
                types.append(line.split(separator: " ")[2])
            } else if !line.hasPrefix("#") {
                #expect(line.hasPrefix(types.last ?? "?"))
            }
        }
        #expect(Set(types).count == types.count)
    }

    @Test func `a histogram's buckets add up to its count`() {
        let text = lines(.vllm)
        #expect(text.contains { $0.hasPrefix("vllm:e2e_request_latency_seconds_bucket") && $0.contains(#"le="+Inf""#) })
        #expect(text.contains { $0.hasPrefix("vllm:e2e_request_latency_seconds_count") })
    }
}
