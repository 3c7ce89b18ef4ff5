import Testing

@testable import Simulation

@Suite struct MetricPipelineTests {
    @Test func `a period of nothing is the shortest one`() {
        var pipeline = MetricPipeline()
        pipeline.scrapePeriod = 0
        pipeline.housekeeping = -3
        pipeline.resolution = .nan
        #expect([pipeline.scrapePeriod, pipeline.housekeeping] == [0.1, 0.1])
        #expect(pipeline.resolution == 0.1)
        pipeline.queryDelay = .infinity
        #expect(pipeline.scrapesKept == 1_000)
    }
}
