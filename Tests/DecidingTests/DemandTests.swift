import Measures
import Testing
import Workloads

@testable import Deciding

@Suite struct DemandTests {
    private let start = Timestamp(seconds: 1_795_000_000)

    private func signal(_ signal: EngineSignal, _ perPod: [Double], coverage: Double = 1, at: Timestamp)
        -> SignalObservation
    {
        SignalObservation(
            signal: signal,
            observation: MetricObservation(
                name: "vllm:x", source: "scrape",
                reading: .pods(
                    perPod.enumerated().map { index, value in
                        PodSample(pod: "p\(index)", milliValue: Int64(value * 1_000), at: at, window: .zero)
                    }), at: at, coverage: coverage))
    }

    private func observation(_ signals: [SignalObservation], metrics: [MetricObservation] = []) -> Observation {
        Observation(
            workload: WorkloadID(namespace: "shop", name: "llm"),
            scale: .value(.init(specReplicas: 2, statusReplicas: 2, selector: "app=llm")), metrics: metrics,
            signals: signals)
    }

    private func signals(finished: [Double], waiting: [Double], running: [Double], at: Timestamp) -> [SignalObservation]
    {
        [
            signal(.requests, finished, at: at), signal(.waiting, waiting, at: at), signal(.running, running, at: at),
        ]
    }

    @Test func `what arrives is what finishes and what more is inside`() {
        var inside: Census?
        let first = Demand.requests(
            observation(signals(finished: [2, 3], waiting: [0, 0], running: [4, 6], at: start)), inside: &inside,
            now: start)
        #expect(first == Demand(unit: .requests, value: 5, at: start))
        let later = start + .seconds(15)
        let second = Demand.requests(
            observation(signals(finished: [3, 3], waiting: [20, 25], running: [5, 5], at: later)), inside: &inside,
            now: later)
        // 45 more within 15 s: 3 a second beside the 6 that finish.
        #expect(second == Demand(unit: .requests, value: 9, at: later))
    }

    /// Requests inside, pod by pod, `p0` first.
    private func census(_ perPod: [Double], at: Timestamp) -> Census? {
        Census(observation(signals(finished: [], waiting: perPod.map { _ in 0 }, running: perPod, at: at)), at: at)
    }

    @Test func `where more left than finished, demand is a gap and not zero`() {
        let later = start + .seconds(15)
        let now = observation(signals(finished: [3], waiting: [0], running: [1], at: later))
        var inside = census([1_000], at: start)
        #expect(Demand.requests(now, inside: &inside, now: later) == nil)
        #expect(inside == census([1], at: later))
        inside = census([46], at: start)
        #expect(Demand.requests(now, inside: &inside, now: later)?.value == 0, "as many left as finished")
    }

    @Test func `pods that leave or come back change no demand`() {
        let later = start + .seconds(15)
        var inside = census([40, 40, 40], at: start)
        let fewer = observation(signals(finished: [2], waiting: [30], running: [10], at: later))
        #expect(Demand.requests(fewer, inside: &inside, now: later)?.value == 2)
        let back = observation(
            signals(finished: [2, 2, 2], waiting: [30, 30, 30], running: [10, 10, 10], at: later + .seconds(15)))
        #expect(Demand.requests(back, inside: &inside, now: later + .seconds(15))?.value == 6)
    }

    @Test func `pods of a look that has none of the last one's are not compared`() {
        var inside = census([40], at: start)
        inside?.counts[0].pod = "gone"
        let later = start + .seconds(15)
        let now = observation(signals(finished: [2], waiting: [0], running: [1], at: later))
        #expect(Demand.requests(now, inside: &inside, now: later)?.value == 2)
    }

    @Test func `pods that are not covered are like the others`() {
        var inside: Census?
        let half = observation([signal(.requests, [3, 5], coverage: 0.5, at: start)])
        #expect(Demand.requests(half, inside: &inside, now: start)?.value == 16)
    }

    @Test func `of very many pods some stand for all`() {
        let many = Array(repeating: 1.0, count: 2 * Census.podsMax)
        var inside = census(many, at: start)
        #expect(inside?.counts.count == Census.podsMax)
        let later = start + .seconds(10)
        let now = observation(
            signals(finished: [5], waiting: many, running: many, at: later))
        #expect(Demand.requests(now, inside: &inside, now: later)?.value == 5 + Double(many.count) / 10)
    }

    @Test func `a census of long ago counts for nothing`() {
        var inside = census([0], at: start)
        let later = start + .seconds(600)
        let demand = Demand.requests(
            observation(signals(finished: [3], waiting: [900], running: [0], at: later)), inside: &inside, now: later)
        #expect(demand?.value == 3)
        #expect(inside == census([900], at: later))
    }

    @Test func `what is of the future is of now`() {
        var inside: Census?
        let ahead = observation([signal(.requests, [3], at: start + .seconds(900))])
        #expect(Demand.requests(ahead, inside: &inside, now: start)?.at == start)
        let metric = MetricObservation(
            name: "queue", source: "external", reading: .values([4_000]), at: start + .seconds(900))
        let demand = Demand.firstMetric(observation([], metrics: [metric]), named: "queue", now: start)
        #expect(demand?.at == start)
    }

    @Test func `a reading that covers less than half of the pods tells no demand`() {
        var inside: Census?
        let few = observation([signal(.requests, [3], coverage: 0.4, at: start)])
        #expect(Demand.requests(few, inside: &inside, now: start) == nil)
    }

    @Test func `the first metric's total is demand where no engine tells`() {
        let metric = MetricObservation(name: "queue", source: "external", reading: .values([4_000, 1_500]), at: start)
        let demand = Demand.firstMetric(observation([], metrics: [metric]), named: "queue", now: start)
        #expect(demand == Demand(unit: .metric("queue"), value: 5.5, at: start))
        let missing = MetricObservation(name: "queue", source: "external", reading: .missing(.neverSampled))
        #expect(Demand.firstMetric(observation([], metrics: [missing]), named: "queue", now: start) == nil)
    }
}
