import Measures
import Testing

@testable import Autoscaling

@Suite struct CourseTests {
    private func course(
        _ current: Int32, least: Int32? = 2, zeroed: Bool = false, gate: Bool = true, external: Bool = false
    ) -> Course {
        var spec = Example().spec
        spec.minReplicas = least
        if external { spec.metrics = [.external(.init(name: "queue"), target: .value(.milli(1_000)))] }
        var conditions: [ScalingCondition] = []
        if zeroed { conditions.set(.scaledToZero, true, .scaledToZero, "", now: Example.now) }
        return Course(spec: spec, current: current, conditions: conditions, flags: .init(scaleToZero: gate))
    }

    @Test func `out of bounds nothing is measured`() {
        #expect(course(11) == .clampDown)
        #expect(course(1) == .clampUp)
        #expect(course(5) == .measure(wakes: false))
    }

    @Test func `a workload at 0 stays there unless we put it there`() {
        #expect(course(0) == .disabled)
        #expect(course(0, zeroed: true, gate: false) == .disabled)
        #expect(course(0, zeroed: true) == .measure(wakes: true))
    }

    @Test func `with a minimum of 0 only a metric without pods can wake`() {
        #expect(course(0, least: 0, zeroed: true) == .disabled)
        #expect(course(0, least: 0, zeroed: true, external: true) == .measure(wakes: false))
    }
}
