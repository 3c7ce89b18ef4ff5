import Testing

@testable import Dashboard

@Suite struct ProcessMetricsTests {
    @Test func `this process has memory, files and a start`() throws {
        let metrics = try #require(ProcessMetrics.read())
        #expect(metrics.residentBytes > 1_000_000)
        #expect(metrics.cpuSeconds >= 0)
        #expect((metrics.openFiles ?? 0) > 2)
        #expect((metrics.startSeconds ?? 0) > 1_500_000_000)
    }

    @Test func `a line that is cut short gives nothing`() {
        #expect(ProcessMetrics(fields: ["S", "1"], bootSeconds: nil, openFiles: nil) == nil)
    }
}
