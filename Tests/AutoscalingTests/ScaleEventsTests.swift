import Measures
import Testing

@testable import Autoscaling

@Suite struct ScaleEventsTests {
    private let behavior = ScalingBehavior(
        scaleUp: ScalingRule(policies: [.init(type: "Pods", value: 4, periodSeconds: 60)]),
        scaleDown: ScalingRule(policies: [.init(type: "Pods", value: 4, periodSeconds: 120)]))

    @Test func `changes count by direction, until they are exactly as old as the period`() {
        var events = ScaleEvents()
        events.store(from: 2, to: 5, behavior: behavior, now: Timestamp(seconds: 0))
        events.store(from: 5, to: 4, behavior: behavior, now: Timestamp(seconds: 10))
        let before = events.changes(within: .seconds(60), now: Timestamp(seconds: 59))
        #expect(before.added == 3 && before.removed == 1)
        let after = events.changes(within: .seconds(60), now: Timestamp(seconds: 60))
        #expect(after.added == 0 && after.removed == 1)
    }

    @Test func `only an event older than its own direction's longest period gives way`() {
        var events = ScaleEvents()
        events.store(from: 2, to: 3, behavior: behavior, now: Timestamp(seconds: 0))
        events.store(from: 3, to: 5, behavior: behavior, now: Timestamp(seconds: 60))
        #expect(events.up.map(\.change) == [1, 2])
        events.store(from: 5, to: 8, behavior: behavior, now: Timestamp(seconds: 61))
        #expect(events.up.map(\.change) == [3, 2])
    }
}
