import Autoscaling
import Foundation
import Measures
import Shielding
import Testing
import Workloads

@testable import Deciding

/// The workload of `Example`, looking ahead as far as a pod of four minutes needs.
private struct Ramp {
    var memory = WorkloadMemory()
    var replicas: Int32 = 4
    var now = Example.start
    var mode = Mode.active
    var behavior: ScalingBehavior?

    var spec: WorkloadSpec {
        let scaling = ScalingSpec(
            scaleTargetRef: ObjectReference(apiVersion: "apps/v1", kind: "Deployment", name: "llm"), minReplicas: 1,
            maxReplicas: 100,
            metrics: [.external(.init(name: "queue"), target: .averageValue(.milli(1_000, format: .decimalSI)))],
            behavior: behavior)
        return WorkloadSpec(
            mode: mode, policy: .predictive, scaling: Defaults.filled(scaling), origins: [.api], startup: .seconds(240))
    }

    mutating func tick(
        _ value: Double?, age: Duration = .seconds(2), after period: Duration = .seconds(15)
    ) -> DecisionRecord {
        now = now + period
        let reading: MetricReading =
            value.map { .values([Int64($0 * 1_000)]) } ?? .missing(MetricAPI.external.failure("gone", status: 404))
        let observation = Observation(
            workload: WorkloadID(namespace: "shop", name: "llm"),
            scale: .value(.init(specReplicas: replicas, statusReplicas: replicas, selector: "app=llm")),
            metrics: [
                MetricObservation(name: "queue", source: "external.metrics.k8s.io", reading: reading, at: now - age)
            ])
        let deliberation = Decider.deliberate(observation, spec: spec, memory: &memory, now: now)
        let record = deliberation.conclude(
            write: deliberation.write == nil ? .notNeeded : .written, memory: &memory, now: now)
        if record.wrote { replicas = record.to ?? replicas }
        return record
    }

    /// The next record, of a copy.
    func continued(_ value: Double) -> DecisionRecord {
        var copy = self
        return copy.tick(value)
    }

    /// A steady quarter of an hour, then a rise of one a tick; the records of the rise.
    mutating func climb(_ ticks: Int) -> [DecisionRecord] {
        for _ in 0..<60 { _ = tick(4) }
        return (1...ticks).map { tick(4 + Double($0)) }
    }
}

@Suite struct ForesightTests {
    @Test func `on a ramp the forecast scales before the HPA, and never below it`() throws {
        var ramp = Ramp()
        let records = ramp.climb(40)
        for record in records {
            let (hpa, to) = (try #require(record.hpa), try #require(record.to))
            #expect(to >= hpa)
        }
        #expect(records.contains { ($0.to ?? 0) > ($0.hpa ?? 0) && $0.wrote && $0.spoke == "forecast" })
    }

    @Test func `the record says how far ahead it looked, what it saw and who said so`() throws {
        var ramp = Ramp()
        let record = try #require(ramp.climb(20).last)
        let forecast = try #require(record.forecast)
        #expect(forecast.unit == "queue")
        #expect(forecast.demand == 24)
        #expect(forecast.leadSeconds == 255)
        #expect(forecast.startupSeconds == 240)
        #expect(forecast.startupSamples == 0)
        #expect(forecast.p50 <= forecast.p90 && forecast.p90 <= forecast.p99)
        #expect(forecast.values.map(\.seconds) == [60, 300, 600, 900, 1_800, 3_600])
        #expect(record.fallback == nil)
        #expect(try JSONDecoder().decode(DecisionRecord.self, from: Data(record.json)) == record)
    }

    @Test func `the reason names the demand to come and what the present pods hold`() throws {
        var ramp = Ramp()
        let written = try #require(
            ramp.climb(40).first { $0.wrote && $0.spoke == "forecast" && $0.to != $0.hpa && $0.boundBy == nil })
        let before = try #require(written.from)
        #expect(written.because.hasPrefix("demand p90 in 4 min is "))
        #expect(written.because.hasSuffix(" of queue and \(before) pods hold \(before)"))
    }

    @Test func `the reason of what is not written stays the same while its numbers change`() {
        var ramp = Ramp()
        ramp.mode = .shadow
        let records = ramp.climb(40).filter { $0.spoke == "forecast" && $0.to != $0.hpa && $0.to ?? 0 > 4 }
        #expect(records.count > 2)
        #expect(Set(records.map(\.forecast?.p90)).count == records.count)
        #expect(Set(records.map(\.because)) == ["the demand that is forecast asks for more pods"])
    }

    @Test func `missing demand holds the size`() {
        var ramp = Ramp()
        _ = ramp.climb(10)
        let record = ramp.tick(nil)
        #expect(record.to == record.from)
        #expect(record.boundBy == "data missing")
        #expect(record.fallback == "demand missing")
        #expect(record.spoke == nil)
    }

    @Test func `the HPA speaks where demand is stale, and the record says why`() {
        var ramp = Ramp()
        _ = ramp.climb(10)
        let record = ramp.tick(30, age: .seconds(200))
        #expect(record.spoke == "hpa")
        #expect(record.fallback == "demand stale")
    }

    @Test func `the HPA speaks where there is no demand to multiply`() {
        var ramp = Ramp()
        let record = ramp.tick(0)
        #expect(record.spoke == "hpa")
        #expect(record.fallback == "no demand")
        #expect(record.to == record.hpa)
    }

    @Test func `demand of next to nothing beside its level is no demand`() {
        var ramp = Ramp()
        for _ in 0..<40 { _ = ramp.tick(40) }
        let record = ramp.tick(0.2)
        #expect(record.fallback == "no demand")
        #expect(record.to == record.hpa)
    }

    @Test func `one low value does not multiply the metrics`() throws {
        var ramp = Ramp()
        ramp.replicas = 40
        ramp.behavior = ScalingBehavior(scaleUp: nil, scaleDown: ScalingRule(stabilizationWindowSeconds: 0))
        for _ in 0..<60 { _ = ramp.tick(40) }
        let low = ramp.tick(0.5)
        #expect(low.fallback == nil)
        #expect(try #require(low.forecast?.replicas) <= 4, "not 40 / 0.5 times the metric")
        let next = ramp.tick(2)
        #expect(try #require(next.forecast?.replicas) <= 8, "four times as many at most")
    }

    @Test func `memory does not grow with demand`() {
        let target = MetricTarget.averageValue(.milli(1_000, format: .decimalSI))
        let specs: [MetricSpec] = [
            .resource("memory", target: target), .resource("cpu", target: target),
            .external(.init(name: "memory"), target: target),
        ]
        let observation = Observation(
            workload: WorkloadID(namespace: "shop", name: "llm"),
            scale: .value(.init(specReplicas: 1, statusReplicas: 1, selector: "app=llm")),
            metrics: ["memory", "cpu", "memory"].map {
                MetricObservation(name: $0, source: "any", reading: .values([1_000]))
            })
        let grown = observation.times(1.5, specs).metrics.map(\.reading)
        #expect(grown == [.values([1_000]), .values([1_500]), .values([1_500])])
    }

    @Test func `rate limits count what the forecast wrote`() {
        var ramp = Ramp()
        ramp.behavior = ScalingBehavior(
            scaleUp: ScalingRule(policies: [.init(type: "Pods", value: 2, periodSeconds: 60)]), scaleDown: nil)
        var sizes: [(at: Timestamp, replicas: Int32)] = []
        for record in ramp.climb(60) { sizes.append((record.ts, record.to ?? 0)) }
        for (index, size) in sizes.enumerated() {
            let minuteAgo = sizes[..<index].last { size.at - $0.at >= .seconds(60) }
            guard let minuteAgo else { continue }
            #expect(size.replicas - minuteAgo.replicas <= 4, "two a minute, and one at either end")
        }
        #expect(sizes.last?.replicas ?? 0 > 20)
    }

    @Test func `a memory that went through text decides as the one that did not`() throws {
        var ramp = Ramp()
        _ = ramp.climb(20)
        var restored = ramp
        restored.memory = try JSONDecoder().decode(WorkloadMemory.self, from: try JSONEncoder().encode(ramp.memory))
        #expect(restored.tick(30) == ramp.tick(30))
    }

    @Test func `what was foreseen is forgotten by a workload that no longer looks ahead`() {
        var ramp = Ramp()
        _ = ramp.tick(4)
        #expect(ramp.memory.foresight != nil)
        var example = Example(value: 6, memory: ramp.memory)
        let record = example.decide()
        #expect(example.memory.foresight == nil)
        #expect(record.forecast == nil && record.fallback == nil)
    }

    @Test func `history from elsewhere counts in its own unit only`() {
        var foresight = ForesightMemory()
        let past = (0..<10).map { (at: Example.start - .seconds(3_000 - $0 * 300), value: 5.0) }
        foresight.take(DemandPast(past, unit: .requests))
        #expect(foresight.unit == .requests)
        let before = foresight
        foresight.take(DemandPast(past, unit: .metric("queue")))
        #expect(foresight == before)
    }

    @Test func `a workload that has just begun goes on from its past, an older one keeps what it learned`() throws {
        let day = (0..<288).map { index -> (at: Timestamp, value: Double) in
            (Example.start - .seconds(86_400 - index * 300), index.isMultiple(of: 2) ? 10 : 11)
        }
        let past = DemandPast(day, unit: .metric("queue"))
        var young = Ramp()
        _ = young.tick(10)
        var old = Ramp()
        for _ in 0..<80 { _ = old.tick(10) }
        let (youngBefore, oldBefore) = (young, old)
        young.memory.foresight?.take(past)
        old.memory.foresight?.take(past)
        #expect(young.memory != youngBefore.memory && old.memory != oldBefore.memory)
        let outcomes = try #require(young.tick(10).forecast?.outcomes)
        #expect(outcomes > 100, "it is calibrated by its past")
        #expect(old.tick(10).forecast?.outcomes == oldBefore.continued(10).forecast?.outcomes)
    }

    @Test func `a clock ahead of the metrics' or set back does not freeze demand`() {
        var ramp = Ramp()
        for _ in 0..<4 { _ = ramp.tick(10, age: .seconds(-900)) }
        #expect(ramp.tick(12).forecast?.demand == 12)
        var back = Ramp()
        _ = back.tick(10)
        back.now = back.now - .seconds(3_600)
        _ = back.tick(nil)
        #expect(back.memory.foresight?.unit == .metric("queue"))
        #expect(back.tick(nil).fallback == "demand missing", "looked at, not repeated")
    }

    @Test func `a tick that an event brought forward adds nothing to what is known of demand`() {
        var ramp = Ramp()
        for _ in 0..<4 { _ = ramp.tick(10) }
        let before = ramp.memory.foresight?.forecaster
        let record = ramp.tick(30, after: .seconds(2))
        #expect(record.forecast?.demand == 10)
        #expect(ramp.tick(30, after: .seconds(13)).forecast?.demand == 30)
        #expect(ramp.memory.foresight?.forecaster != before)
    }
}
