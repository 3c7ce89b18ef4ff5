import Measures
import Testing
import Workloads

@testable import MetricSources

@Suite struct ScrapedMetricTests {
    let text = """
        # TYPE vllm:kv_cache_usage_perc gauge
        vllm:kv_cache_usage_perc{rank="0"} 0.2
        vllm:kv_cache_usage_perc{rank="1"} 0.6
        # TYPE depth gauge
        depth{queue="a"} 3
        depth{queue="b"} 4
        # TYPE hits counter
        hits 9
        """

    func find(_ name: String, _ selector: String = "") throws -> ScrapedSeries? {
        let exposition = try PrometheusText(parsing: Array(text.utf8), now: Timestamp(seconds: 0))
        let metric = ScrapedMetric(name: name, selector: try LabelQuery(parsing: selector))
        return metric.find(in: exposition, engine: .prometheus)
    }

    @Test func `a series of the user's own is the sum of its label sets`() throws {
        #expect(try find("depth")?.value == 7)
    }

    @Test func `the metric's selector picks label sets`() throws {
        #expect(try find("depth", "queue=b")?.value == 4)
        #expect(try find("depth", "queue=c") == nil)
    }

    @Test func `a series that a table knows is joined as the table says, whoever names it`() throws {
        #expect(try find("vllm:kv_cache_usage_perc")?.value == 0.6)
    }

    @Test func `a series whose family is a counter is one`() throws {
        #expect(try find("hits")?.isCounter == true)
        #expect(try find("depth")?.isCounter == false)
    }
}
