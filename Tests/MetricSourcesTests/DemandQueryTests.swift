import Measures
import Testing
import Workloads

@testable import MetricSources

@Suite struct DemandQueryTests {
    private let llm = WorkloadID(namespace: "shop", name: "llm")

    @Test func `requests are the engine's own counter, under each name that it has had`() throws {
        let query = try #require(DemandQuery(.requests(.vllm), of: llm))
        let pods = #"{namespace="shop",pod=~"llm-[a-z0-9]+-[a-z0-9]{5}"}"#
        #expect(
            query.text(step: .seconds(300))
                == "sum(rate(vllm:request_success_total\(pods)[300s])) or sum(rate(vllm:request_success\(pods)[300s]))")
    }

    @Test func `a rate is over two minutes at least`() throws {
        let query = try #require(DemandQuery(.resource("cpu"), of: llm))
        #expect(query.text(step: .seconds(30)).contains("[120s]"))
    }

    @Test func `an engine that is not known is asked for under all names`() throws {
        let text = try #require(DemandQuery(.requests(.auto), of: llm)).text(step: .seconds(30))
        for name in ["vllm:", "sglang:", "trtllm_", "nv_inference_request_success", "tgi_"] {
            #expect(text.contains(name))
        }
    }

    @Test func `a gauge is a sum, and a series' own labels are asked for`() throws {
        let query = try #require(DemandQuery(.signal(.waiting, .triton), of: llm))
        #expect(query.text(step: .seconds(30)).contains(#",request_type="waiting"})"#))
        #expect(!query.text(step: .seconds(30)).contains("rate("))
    }

    @Test func `a dot of a name is no wildcard`() throws {
        let dotted = WorkloadID(namespace: "shop", name: "llm.v2")
        let query = try #require(DemandQuery(.resource("memory"), of: dotted))
        #expect(query.text(step: .seconds(30)).contains(#"pod=~"llm\\.v2-"#))
    }

    @Test func `what no usual series tells has no query`() {
        #expect(DemandQuery(.resource("nvidia.com/gpu"), of: llm) == nil)
        #expect(DemandQuery(.requests(.prometheus), of: llm) == nil)
    }
}
