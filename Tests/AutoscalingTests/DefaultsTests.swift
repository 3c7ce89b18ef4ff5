import Autoscaling
import Measures
import Testing

@Suite struct DefaultsTests {
    private let bare = ScalingSpec(
        scaleTargetRef: ObjectReference(apiVersion: "apps/v1", kind: "Deployment", name: "web"), maxReplicas: 3)

    @Test func `without metrics CPU at 80 per cent is meant`() {
        let spec = Defaults.filled(bare)
        #expect(spec.minReplicas == 1)
        #expect(spec.metrics == [.resource("cpu", target: .utilization(80))])
        #expect(spec.behavior == nil)
    }

    @Test func `an empty behaviour is completed, the down window is left to the flag`() {
        var spec = bare
        spec.behavior = ScalingBehavior()
        let filled = Defaults.filled(spec).behavior
        #expect(filled?.scaleUp == Defaults.scaleUp)
        #expect(filled?.scaleDown == Defaults.scaleDown)
        #expect(filled?.scaleDown?.stabilizationWindowSeconds == nil)
    }

    @Test func `given parts stand, and an empty list of limits is given`() throws {
        var spec = bare
        spec.behavior = ScalingBehavior(
            scaleUp: ScalingRule(stabilizationWindowSeconds: 7, tolerance: try Quantity("1")),
            scaleDown: ScalingRule(policies: []))
        let filled = Defaults.filled(spec).behavior
        #expect(filled?.scaleUp?.stabilizationWindowSeconds == 7)
        #expect(filled?.scaleUp?.policies == Defaults.scaleUp.policies)
        #expect(filled?.scaleUp?.tolerance == .milli(1_000))
        #expect(filled?.scaleDown?.policies == [])
    }
}
