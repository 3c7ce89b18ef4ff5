import Autoscaling
import Forecasting
import Measures
import Testing
import Workloads

@testable import Deciding

/// Looks at a workload with engines, and at the metric that stands in for what they finish.
private struct Watch {
    var memory = ForesightMemory()
    var now = Example.start

    /// A look 15 s after the last one, or later.
    mutating func look(requests: Double?, after wait: Duration = .seconds(15)) -> DemandUnit? {
        now = now + wait
        let signals = requests.map { value in
            let sample = PodSample(pod: "p0", milliValue: Int64(value * 1_000), at: now, window: .seconds(15))
            return SignalObservation(
                signal: .requests,
                observation: MetricObservation(
                    name: "vllm:x", source: "scrape", reading: .pods([sample]), at: now, coverage: 1))
        }
        let queue = MetricObservation(name: "queue", source: "external", reading: .values([7_000]), at: now)
        let observation = Observation(
            workload: WorkloadID(namespace: "shop", name: "llm"),
            scale: .value(.init(specReplicas: 1, statusReplicas: 1, selector: "app=llm")), metrics: [queue],
            signals: signals.map { [$0] } ?? [])
        return memory.look(observation, spec: Example().spec, now: now)?.unit
    }

    static let past = DemandPast(
        (0..<288).map { (at: Example.start - .seconds(86_400 - $0 * 300), value: $0.isMultiple(of: 2) ? 5 : 6) },
        unit: .requests)
}

@Suite struct ForesightMemoryTests {
    @Test func `requests known of the past are waited for after the first look`() {
        var watch = Watch()
        watch.memory.take(Watch.past)
        let forecaster = watch.memory.forecaster
        #expect(watch.look(requests: nil) == nil, "a rate takes two scrapes")
        #expect(watch.memory.forecaster == forecaster)
        #expect(watch.look(requests: 5) == .requests)
    }

    @Test func `after a long absence requests are waited for as long as after a short one`() {
        var watch = Watch()
        for _ in 0..<10 { _ = watch.look(requests: 5) }
        let forecaster = watch.memory.forecaster
        #expect(watch.look(requests: nil, after: .seconds(7_200)) == nil)
        #expect(watch.memory.unit == .requests)
        #expect(watch.memory.forecaster == forecaster)
    }

    @Test func `requests that stay away are waited for no longer than ten minutes`() {
        var watch = Watch()
        watch.memory.take(Watch.past)
        let units = (0..<60).map { _ in watch.look(requests: nil) }
        #expect(units.prefix(41).allSatisfy { $0 == nil })
        #expect(units.suffix(19).allSatisfy { $0 == .metric("queue") })
    }

    @Test func `a past of requests wins over a metric that has only just stood in, not over an old one`() {
        var young = Watch()
        #expect(young.look(requests: nil) == .metric("queue"))
        var old = young
        young.memory.take(Watch.past)
        #expect(young.memory.unit == .requests)
        #expect(young.look(requests: nil) == nil)
        #expect(young.look(requests: 5) == .requests)
        for _ in 0..<60 { _ = old.look(requests: nil) }
        old.memory.take(Watch.past)
        #expect(old.memory.unit == .metric("queue"))
    }
}
