import Measures
import Testing
import Workloads

@testable import MetricSources

@Suite struct ScrapeMemoryTests {
    let depth = ScrapedMetric(name: "depth", selector: .everything)
    let pods = [PodState.ready("a"), PodState.ready("b")]

    func gauge(_ value: Double, at: Timestamp) -> [ScrapedMetric: ScrapedSeries?] {
        [depth: series(value, at: at, isCounter: false)]
    }

    func series(_ value: Double, at: Timestamp, isCounter: Bool) -> ScrapedSeries {
        ScrapedSeries(
            name: "depth", samples: [Sample(name: "depth", value: value, at: at)], fold: .sum, isCounter: isCounter)
    }

    func values(_ observation: MetricObservation) -> [String: Int64] {
        guard case .pods(let samples) = observation.reading else { return [:] }
        return Dictionary(uniqueKeysWithValues: samples.map { ($0.pod, $0.milliValue) })
    }

    func at(_ seconds: Int64) -> Timestamp { Timestamp(seconds: seconds) }

    @Test func `each pod has its own value in thousandths, its time and its share of the coverage`() {
        var memory = ScrapeMemory()
        memory.record(gauge(3.5, at: at(10)), of: pods[0], at: at(10))
        let observation = memory.observation(of: depth, pods: pods)
        #expect(
            observation.reading == .pods([PodSample(pod: "a", milliValue: 3_500, at: at(10), window: .zero)]))
        #expect(observation.at == at(10))
        #expect(observation.coverage == 0.5)
        #expect(observation.source == "scrape")
    }

    @Test func `of several failures the same one is told whichever pod answered last`() {
        let failures = pods.map { ScrapeFailure(pod: $0.name, url: "http://\($0.name)", problem: .late) }
        for order in [[0, 1], [1, 0]] {
            var memory = ScrapeMemory()
            for index in order { memory.record(failures[index], of: pods[index], metrics: [depth]) }
            #expect(memory.observation(of: depth, pods: pods).reading == .missing(failures[0].absence))
        }
    }

    @Test func `a pod keeps its sample for two misses and has none from the third on`() {
        var memory = ScrapeMemory()
        memory.record(gauge(1, at: at(0)), of: pods[0], at: at(0))
        memory.record(gauge(2, at: at(0)), of: pods[1], at: at(0))
        let failure = ScrapeFailure(pod: "b", url: "http://10.0.0.1:8000/metrics", problem: .late)
        for miss in 1...3 {
            memory.record(gauge(1, at: at(Int64(miss))), of: pods[0], at: at(Int64(miss)))
            memory.record(failure, of: pods[1], metrics: [depth])
            #expect(
                values(memory.observation(of: depth, pods: pods))
                    == (miss < 3 ? ["a": 1_000, "b": 2_000] : ["a": 1_000]))
        }
    }

    @Test func `an exposition without the series is a miss, never a zero`() {
        var memory = ScrapeMemory()
        memory.record([depth: nil], of: pods[0], at: at(0))
        #expect(
            memory.observation(of: depth, pods: [pods[0]]).reading
                == .missing(.empty(message: "no metrics returned from pods: none of 1 exposes depth")))
    }

    @Test func `a sample older than five minutes is a miss`() {
        var memory = ScrapeMemory()
        memory.record(gauge(1, at: at(0)), of: pods[0], at: at(301))
        #expect(values(memory.observation(of: depth, pods: pods)) == [:])
    }

    @Test func `a pod made again under its name begins anew, and the dead one is forgotten`() {
        var memory = ScrapeMemory()
        memory.record([depth: series(1_000, at: at(0), isCounter: true)], of: pods[0], at: at(0))
        memory.record([depth: series(1_100, at: at(10), isCounter: true)], of: pods[0], at: at(10))
        #expect(values(memory.observation(of: depth, pods: [pods[0]])) == ["a": 10_000])
        let again = PodState.ready("a", uid: "another")
        memory.keep([again])
        memory.record([depth: series(50, at: at(20), isCounter: true)], of: again, at: at(20))
        #expect(values(memory.observation(of: depth, pods: [again])) == [:])
        memory.record([depth: series(60, at: at(30), isCounter: true)], of: again, at: at(30))
        #expect(values(memory.observation(of: depth, pods: [again])) == ["a": 1_000])
        memory.keep([pods[0]])
        #expect(values(memory.observation(of: depth, pods: [pods[0]])) == [:])
    }

    @Test func `values beyond the range saturate`() {
        var memory = ScrapeMemory()
        memory.record(gauge(1e300, at: at(0)), of: pods[0], at: at(0))
        memory.record(gauge(-1e300, at: at(0)), of: pods[1], at: at(0))
        #expect(values(memory.observation(of: depth, pods: pods)) == ["a": .max, "b": .min])
    }

    @Test func `when every pod fails the reading says how, and what to set`() {
        var memory = ScrapeMemory()
        let failure = ScrapeFailure(pod: "a", url: "http://10.0.0.1:8000/metrics?x=secret", problem: .status(404))
        memory.record(failure, of: pods[0], metrics: [depth])
        let observation = memory.observation(of: depth, pods: [pods[0]])
        #expect(
            observation.reading
                == .missing(
                    .refused(
                        status: 404,
                        message:
                            "unable to fetch metrics from pods: GET http://10.0.0.1:8000/metrics of pod a answered "
                            + "404; accepted: 200 with the Prometheus text format; set outrider.dev/scrape-port and "
                            + "outrider.dev/scrape-path to where the pods expose their metrics")))
        #expect(observation.coverage == 0)
    }

    @Test func `without a ready pod there is nothing to scrape`() {
        #expect(
            ScrapeMemory().observation(of: depth, pods: []).reading
                == .missing(.empty(message: "no metrics returned from pods: none is ready and has an address")))
    }
}
