import Measures
import Testing

@testable import Autoscaling

@Suite struct ConditionsTests {
    @Test func `a condition's time moves only with its status, its words always`() {
        var conditions: [ScalingCondition] = []
        let later = Example.now + .seconds(60)
        conditions.set(.ableToScale, true, .readyForNewScale, "a", now: Example.now)
        conditions.set(.ableToScale, true, .succeededRescale, "b", now: later)
        #expect(conditions.first(.ableToScale)?.lastTransitionTime == Example.now)
        #expect(conditions.first(.ableToScale)?.message == "b")
        conditions.set(.ableToScale, false, .failedGetScale, "c", now: later)
        #expect(conditions.first(.ableToScale)?.lastTransitionTime == later)
    }

    @Test func `conditions keep the order of their first appearance`() {
        var conditions: [ScalingCondition] = []
        conditions.set(.scalingLimited, true, .tooManyReplicas, "", now: Example.now)
        conditions.set(.ableToScale, true, .readyForNewScale, "", now: Example.now)
        conditions.set(.scalingLimited, false, .desiredWithinRange, "", now: Example.now)
        #expect(conditions.map(\.type) == ["ScalingLimited", "AbleToScale"])
    }
}
