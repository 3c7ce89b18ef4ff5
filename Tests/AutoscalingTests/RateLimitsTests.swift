import Measures
import Testing

@testable import Autoscaling

@Suite struct RateLimitsTests {
    private func limits(_ current: Int32, added: Int32 = 0, removed: Int32 = 0) -> RateLimits {
        let now = Timestamp(seconds: 100)
        let events = ScaleEvents(
            up: added == 0 ? [] : [.init(change: added, at: now)],
            down: removed == 0 ? [] : [.init(change: removed, at: now)])
        return RateLimits(current: current, events: events, now: now)
    }

    private func rule(_ select: String, _ limits: ScalingRule.Limit...) -> ScalingRule {
        ScalingRule(selectPolicy: select, policies: limits)
    }

    private let four = ScalingRule.Limit(type: "Pods", value: 4, periodSeconds: 60)
    private let tenPercent = ScalingRule.Limit(type: "Percent", value: 10, periodSeconds: 60)

    @Test func `per cent are a raw product, up rounded up and down cut`() {
        #expect(limits(50).most(rule("Max", tenPercent)) == 56)  // 50 × 1.1 = 55.00000000000001
        #expect(limits(15).fewest(rule("Max", tenPercent)) == 13)
    }

    @Test func `Max is the farthest from here in either direction, Min the nearest`() {
        #expect(limits(10).most(rule("Max", four, tenPercent)) == 14)
        #expect(limits(10).most(rule("Min", four, tenPercent)) == 11)
        #expect(limits(10).fewest(rule("Max", four, tenPercent)) == 6)
        #expect(limits(10).fewest(rule("Min", four, tenPercent)) == 9)
    }

    @Test func `changes of the period share its budget`() {
        #expect(limits(10, added: 3).most(rule("Max", four)) == 11)
        #expect(limits(10, removed: 3).fewest(rule("Max", four)) == 9)
    }

    @Test func `a budget overspent never turns the direction`() {
        #expect(limits(10, added: 9).most(rule("Max", four)) == 10)
        #expect(limits(10, removed: 9).fewest(rule("Max", four)) == 10)
    }

    @Test func `Disabled stays here`() {
        #expect(limits(10).most(rule("Disabled", four)) == 10)
        #expect(limits(10).fewest(rule("Disabled", four)) == 10)
    }
}
