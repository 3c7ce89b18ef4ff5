import Simulation
import Workloads

/// One series of metrics that an engine exposes, filled from a pod's snapshot.
struct EngineSeries: Sendable {
    /// What a series holds.
    enum Content: Sendable {
        case gauge(Double)
        case counter(Double)
        /// Upper bounds with counts of their own (not cumulative), and the sum.
        case histogram(bounds: [Double], counts: [Int], sum: Double)
    }

    var name: String
    var help: String
    var labels: [(name: String, value: String)]
    var content: Content

    /// The series of an engine that serves a model of some name.
    ///
    /// Names: vLLM, SGLang, TGI, Triton and TensorRT-LLM document them as production metrics; a server that is no
    /// engine exposes what HTTP middlewares expose.
    static func all(of engine: Engine, _ pod: PodSnapshot, model: String = usualModel) -> [EngineSeries] {
        switch engine {
        case .auto, .vllm: vllm(pod, model: model)
        case .sglang: sglang(pod, model: model)
        case .tgi: tgi(pod)
        case .triton: triton(pod)
        case .trtllm: tensorRTLLM(pod, model: model)
        case .prometheus, .none: plain(pod)
        }
    }

    /// The name of the model of a pod that does not say.
    static let usualModel = "meta-llama/Llama-3.1-8B-Instruct"

    private static func histogram(_ latency: LatencyBuckets) -> Content {
        .histogram(bounds: LatencyBuckets.bounds, counts: latency.counts, sum: latency.sum)
    }

    private static func vllm(_ pod: PodSnapshot, model: String) -> [EngineSeries] {
        let labels = [("engine", "0"), ("model_name", model)]
        func series(
            _ name: String, _ help: String, _ content: Content, _ more: [(String, String)] = []
        ) -> EngineSeries {
            EngineSeries(name: "vllm:" + name, help: help, labels: labels + more, content: content)
        }
        return [
            series(
                "num_requests_running", "Number of requests in model execution batches.", .gauge(Double(pod.running))),
            series("num_requests_waiting", "Number of requests waiting to be processed.", .gauge(Double(pod.waiting))),
            series("kv_cache_usage_perc", "KV-cache usage. 1 means 100 percent usage.", .gauge(pod.cacheUsage ?? 0)),
            series("prompt_tokens_total", "Number of prefill tokens processed.", .counter(pod.counters.promptTokens)),
            series(
                "generation_tokens_total", "Number of generation tokens processed.",
                .counter(pod.counters.generationTokens)),
            series(
                "request_success_total", "Count of successfully processed requests.",
                .counter(Double(pod.counters.completed)), [("finished_reason", "stop")]),
            series(
                "time_to_first_token_seconds", "Histogram of time to first token in seconds.",
                histogram(pod.counters.firstTokenLatency)),
            series(
                "e2e_request_latency_seconds", "Histogram of e2e request latency in seconds.",
                histogram(pod.counters.latency)),
        ]
    }

    private static func sglang(_ pod: PodSnapshot, model: String) -> [EngineSeries] {
        func series(_ name: String, _ help: String, _ content: Content) -> EngineSeries {
            EngineSeries(name: "sglang:" + name, help: help, labels: [("model_name", model)], content: content)
        }
        return [
            series("num_running_reqs", "The number of running requests.", .gauge(Double(pod.running))),
            series("num_queue_reqs", "The number of requests in the waiting queue.", .gauge(Double(pod.waiting))),
            series("token_usage", "The token usage.", .gauge(pod.cacheUsage ?? 0)),
            series("prompt_tokens_total", "Number of prefill tokens processed.", .counter(pod.counters.promptTokens)),
            series(
                "generation_tokens_total", "Number of generation tokens processed.",
                .counter(pod.counters.generationTokens)),
            series("num_requests_total", "Number of requests processed.", .counter(Double(pod.counters.completed))),
            series(
                "time_to_first_token_seconds", "Histogram of time to first token in seconds.",
                histogram(pod.counters.firstTokenLatency)),
            series(
                "e2e_request_latency_seconds", "Histogram of End-to-end request latency in seconds",
                histogram(pod.counters.latency)),
        ]
    }

    private static func tgi(_ pod: PodSnapshot) -> [EngineSeries] {
        func series(_ name: String, _ help: String, _ content: Content) -> EngineSeries {
            EngineSeries(name: "tgi_" + name, help: help, labels: [], content: content)
        }
        func total(_ sum: Double) -> Content { .histogram(bounds: [], counts: [pod.counters.completed], sum: sum) }
        return [
            series("queue_size", "Number of requests waiting in the internal queue.", .gauge(Double(pod.waiting))),
            series("batch_current_size", "Current batch size.", .gauge(Double(pod.running))),
            series("request_success", "Number of successful requests.", .counter(Double(pod.counters.completed))),
            series("request_input_length", "Input token length of each request.", total(pod.counters.promptTokens)),
            series(
                "request_generated_tokens", "Generated tokens of each request.", total(pod.counters.generationTokens)),
            series("request_duration", "Duration of each request in seconds.", histogram(pod.counters.latency)),
        ]
    }

    private static func triton(_ pod: PodSnapshot) -> [EngineSeries] {
        func series(
            _ name: String, _ help: String, _ content: Content, _ more: [(String, String)] = []
        ) -> EngineSeries {
            EngineSeries(
                name: "nv_" + name, help: help, labels: more + [("model", "tensorrt_llm"), ("version", "1")],
                content: content)
        }
        let requests = "TRT LLM request metrics"
        let cache = "TRT LLM KV cache block metrics"
        return [
            series(
                "inference_pending_request_count", "Instantaneous number of pending requests awaiting execution.",
                .gauge(Double(pod.waiting))),
            series(
                "inference_request_success", "Number of successful inference requests, all batch sizes",
                .counter(Double(pod.counters.completed))),
            series("trt_llm_request_metrics", requests, .gauge(Double(pod.waiting)), [("request_type", "waiting")]),
            series("trt_llm_request_metrics", requests, .gauge(Double(pod.running)), [("request_type", "scheduled")]),
            series(
                "trt_llm_request_metrics", requests, .gauge(Double(pod.waiting + pod.running)),
                [("request_type", "active")]),
            series(
                "trt_llm_kv_cache_block_metrics", cache, .gauge(pod.cacheUsage ?? 0),
                [("kv_cache_block_type", "fraction")]),
        ]
    }

    private static func tensorRTLLM(_ pod: PodSnapshot, model: String) -> [EngineSeries] {
        func series(_ name: String, _ help: String, _ content: Content) -> EngineSeries {
            EngineSeries(name: "trtllm_" + name, help: help, labels: [("model_name", model)], content: content)
        }
        return [
            series("num_requests_waiting", "Requests waiting.", .gauge(Double(pod.waiting))),
            series("num_requests_running", "Requests running.", .gauge(Double(pod.running))),
            series("kv_cache_utilization", "KV cache utilization.", .gauge(pod.cacheUsage ?? 0)),
            series("request_success_total", "Requests that succeeded.", .counter(Double(pod.counters.completed))),
            series(
                "time_to_first_token_seconds", "Time to first token in seconds.",
                histogram(pod.counters.firstTokenLatency)),
            series(
                "e2e_request_latency_seconds", "End to end request latency in seconds.", histogram(pod.counters.latency)
            ),
        ]
    }

    private static func plain(_ pod: PodSnapshot) -> [EngineSeries] {
        func series(
            _ name: String, _ help: String, _ content: Content, _ labels: [(String, String)] = []
        ) -> EngineSeries {
            EngineSeries(name: name, help: help, labels: labels, content: content)
        }
        return [
            series(
                "http_requests_total", "Requests answered.", .counter(Double(pod.counters.completed)), [("code", "200")]
            ),
            series("http_requests_in_flight", "Requests being answered.", .gauge(Double(pod.running))),
            series("http_requests_waiting", "Requests waiting for a worker.", .gauge(Double(pod.waiting))),
            series("process_cpu_seconds_total", "CPU time used in seconds.", .counter(pod.counters.coreSeconds)),
            series(
                "http_request_duration_seconds", "Time to answer a request in seconds.", histogram(pod.counters.latency)
            ),
        ]
    }
}
