import Testing
import Workloads

@testable import Simulation

@Suite struct PodReadingsTests {
    private let pipeline = MetricPipeline()
    private let waiting = PodMetric.signal(.waiting)
    private let requests = PodMetric.signal(.requests)

    private func reading(at: Double, waiting: Int = 0, completed: Int = 0) -> PodReading {
        PodReading(
            at: at, waiting: waiting, running: 0, cacheUsage: nil, completed: completed, promptTokens: 0,
            outputTokens: 0, busySeconds: 0)
    }

    @Test func `a query finds a scrape only after its delay`() {
        var readings = PodReadings()
        readings.scrape(reading(at: 15, waiting: 1), pipeline)
        readings.scrape(reading(at: 30, waiting: 2), pipeline)
        #expect(readings.prometheus(waiting, at: 30.9, pipeline) == PodValue(value: 1, at: 15, window: 0))
        #expect(readings.prometheus(waiting, at: 31, pipeline) == PodValue(value: 2, at: 30, window: 0))
    }

    @Test func `a rate is the growth between the two newest scrapes that a query sees`() {
        var readings = PodReadings()
        readings.scrape(reading(at: 15, completed: 100), pipeline)
        #expect(readings.prometheus(requests, at: 20, pipeline) == nil)
        readings.scrape(reading(at: 30, completed: 130), pipeline)
        readings.scrape(reading(at: 45, completed: 400), pipeline)
        #expect(readings.prometheus(requests, at: 44, pipeline) == PodValue(value: 2, at: 30, window: 15))
    }

    @Test func `a counter that began anew grew by what it shows`() {
        #expect(PodValue.rate(from: (0, 90), to: (10, 40))?.value == 4)
        #expect(PodValue.rate(from: (10, 0), to: (10, 40)) == nil)
    }

    @Test func `a scrape in vain ends the series, and old samples are none`() {
        var readings = PodReadings()
        readings.scrape(reading(at: 15, waiting: 1), pipeline)
        #expect(readings.prometheus(waiting, at: 314, pipeline) != nil)
        #expect(readings.prometheus(waiting, at: 315, pipeline) == nil)
        readings.scrape(nil, pipeline)
        #expect(readings.prometheus(waiting, at: 20, pipeline) == nil)
    }

    @Test func `a gauge that a server does not have is missing, not zero`() {
        var readings = PodReadings()
        readings.scrape(reading(at: 15), pipeline)
        #expect(readings.prometheus(.signal(.kvCache), at: 20, pipeline) == nil)
    }

    @Test func `metrics-server tells of a pod from its second measurement on, at the kubelet's time`() {
        var readings = PodReadings()
        readings.measure(CPUReading(at: 10, coreSeconds: 5))
        readings.collect(true)
        #expect(readings.cores == nil)
        // Nothing new was measured: the same reading is not two.
        readings.collect(true)
        #expect(readings.cores == nil)
        readings.measure(CPUReading(at: 25, coreSeconds: 20))
        #expect(readings.cores == nil)
        readings.collect(true)
        #expect(readings.cores == PodValue(value: 1, at: 25, window: 15))
        readings.collect(false)
        #expect(readings.cores == nil)
    }

    @Test func `the reader's own scrape keeps values for two misses`() {
        var readings = PodReadings()
        readings.scrapeDirectly(reading(at: 0, waiting: 7))
        readings.scrapeDirectly(nil)
        readings.scrapeDirectly(nil)
        #expect(readings.direct(waiting)?.value == 7)
        readings.scrapeDirectly(nil)
        #expect(readings.direct(waiting) == nil)
    }

    @Test func `the reader's own rate needs two scrapes at least two seconds and at most two minutes apart`() {
        var readings = PodReadings()
        readings.scrapeDirectly(reading(at: 0, completed: 0))
        #expect(readings.direct(requests) == nil)
        readings.scrapeDirectly(reading(at: 1, completed: 50))
        #expect(readings.direct(requests) == nil)
        readings.scrapeDirectly(reading(at: 10, completed: 100))
        #expect(readings.direct(requests) == PodValue(value: 10, at: 10, window: 10))
        readings.scrapeDirectly(reading(at: 131, completed: 200))
        #expect(readings.direct(requests) == nil)
    }

    @Test func `a query that is far behind still finds its two scrapes`() {
        var slow = MetricPipeline()
        slow.queryDelay = 100
        var readings = PodReadings()
        for number in 1...50 { readings.scrape(reading(at: Double(number) * 15, completed: number * 30), slow) }
        #expect(readings.prometheus(requests, at: 750, slow) == PodValue(value: 2, at: 645, window: 15))
    }
}
