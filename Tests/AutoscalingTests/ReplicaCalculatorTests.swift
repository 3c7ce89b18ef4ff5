import Measures
import Testing
import Workloads

@testable import Autoscaling

@Suite struct ReplicaCalculatorTests {
    private func calculator(_ pods: [PodState], spec: Int32, status: Int32? = nil) -> ReplicaCalculator {
        ReplicaCalculator(
            pods: pods, selected: Array(pods.indices), specReplicas: spec, statusReplicas: status ?? spec,
            tolerance: Tolerance(Example().spec, flags: .init()), flags: .init(), now: Example.now)
    }

    private func replicas(_ pods: [PodState], _ usage: [Int64], percent: Int32, spec: Int32) throws -> Int32 {
        let samples = usage.enumerated().map { PodSample.at(Example.now, pod: "p\($0.offset)", $0.element) }
        return try calculator(pods, spec: spec)
            .replicas(samples: samples, target: .utilization(percent: percent), resource: "cpu").replicas
    }

    private func pods(_ count: Int) -> [PodState] { (0..<count).map { .ready("p\($0)") } }

    @Test func `the ratio is applied to ready pods, whatever the size was`() throws {
        #expect(try replicas(pods(3), [900, 900, 900], percent: 30, spec: 3) == 9)
        #expect(try replicas(pods(3), [600, 600, 600], percent: 50, spec: 7) == 4)
    }

    @Test func `the product is rounded up as it is`() throws {
        // 70 pods at 56 % of 50: 1.12 × 70 = 78.4; at 60 % of 50: 1.2 × 70 = 84 exactly.
        #expect(try replicas(pods(70), Array(repeating: 560, count: 70), percent: 50, spec: 70) == 79)
        #expect(try replicas(pods(70), Array(repeating: 600, count: 70), percent: 50, spec: 70) == 84)
    }

    @Test func `a missing pod counts against a drop, and as nothing against a rise`() throws {
        #expect(try replicas(pods(4), [100, 100, 100], percent: 50, spec: 4) == 3)
        #expect(try replicas(pods(4), [900, 900, 900], percent: 50, spec: 4) == 6)
    }

    @Test func `an unready pod dampens a rise and is left out of a drop`() throws {
        var pods = pods(3)
        pods[2].readiness = nil
        #expect(try replicas(pods, [900, 900, 900], percent: 50, spec: 3) == 4)
        #expect(try replicas(pods, [100, 100, 100], percent: 50, spec: 3) == 1)
    }

    @Test func `filling in never turns the direction`() throws {
        #expect(try replicas(pods(3), [600], percent: 50, spec: 3) == 3)
    }

    @Test func `without pods, or without samples of theirs, there is no answer`() {
        #expect(throws: MetricFault.noPods) {
            try calculator([], spec: 1).replicas(samples: [], target: .average(milli: 1))
        }
        #expect(throws: MetricFault.noSamples) {
            try calculator(pods(1), spec: 1).replicas(samples: [], target: .average(milli: 1))
        }
    }

    @Test func `a value target multiplies the ready pods, and an average divides by the status`() throws {
        let calculator = calculator(pods(2), spec: 5, status: 4)
        #expect(try calculator.replicas(usage: 3_000, targetValue: 1_000) == .init(replicas: 6, value: 3_000))
        #expect(try calculator.replicas(usage: 1_050, targetValue: 1_000).replicas == 5)
        #expect(
            calculator.replicas(usage: 9_000, targetAverage: 1_000, isExternal: true)
                == .init(replicas: 9, average: 2_250))
        #expect(calculator.replicas(usage: 4_000, targetAverage: 1_000, isExternal: false).replicas == 4)
    }

    @Test func `from zero the ratio alone counts`() throws {
        let calculator = calculator([], spec: 0)
        #expect(try calculator.replicas(usage: 2_500, targetValue: 1_000).replicas == 3)
        let answer = calculator.replicas(usage: 2_500, targetAverage: 1_000, isExternal: true)
        #expect(answer == .init(replicas: 3, average: .min))
    }

    @Test func `what is out of range is capped for External and lowest for Object`() {
        let calculator = calculator(pods(1), spec: 1)
        #expect(calculator.replicas(usage: .max, targetAverage: 1, isExternal: true).replicas == .max)
        #expect(calculator.replicas(usage: .max, targetAverage: 1, isExternal: false).replicas == .min)
        #expect(calculator.replicas(usage: 0, targetAverage: 0, isExternal: true).replicas == .min)
    }
}
