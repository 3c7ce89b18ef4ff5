import Measures
import Testing

@testable import Autoscaling

@Suite struct ToleranceTests {
    @Test func `both ends are within, NaN is not`() {
        let tolerance = Tolerance(Example().spec, flags: .init())
        #expect(tolerance.contains(1.1) && tolerance.contains(0.9))
        #expect(!tolerance.contains(1.1.nextUp) && !tolerance.contains(0.9.nextDown))
        #expect(!tolerance.contains(.nan))
    }

    @Test func `a rule's tolerance replaces the flag's in its direction only, and only with the gate`() throws {
        var spec = Example().spec
        spec.behavior = ScalingBehavior(scaleUp: ScalingRule(tolerance: try Quantity("0.3")))
        #expect(Tolerance(spec, flags: .init()).up == 0.30000000000000004)
        #expect(Tolerance(spec, flags: .init()).down == 0.1)
        #expect(Tolerance(spec, flags: .init(configurableTolerance: false)).up == 0.1)
    }
}
