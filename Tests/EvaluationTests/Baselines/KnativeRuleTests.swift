import Measures
import Testing

@testable import Evaluation

@Suite struct KnativeRuleTests {
    /// Ticks every 2 s over `seconds` (the end included) with the same pods; the last answer.
    private func run(_ rule: inout KnativeRule, _ glance: Glance, over seconds: ClosedRange<Int>) -> Int? {
        var last: Int?
        for second in stride(from: seconds.lowerBound, through: seconds.upperBound, by: 2) {
            last = rule.tick(glance, at: Double(second))
        }
        return last
    }

    @Test func `a calm service gets its requests in flight over the target, rounded up`() {
        var rule = KnativeRule(.init(target: 10))
        // 1 pod with 5 running and 4 waiting: 9 / 10.
        #expect(run(&rule, .even(ready: 1, 5, 4), over: 0...60) == 1)
        // 11 / 10 in both windows is two pods, which is also twice the ready one: panic.
        #expect(run(&rule, .even(ready: 1, 7, 4), over: 62...130) == 2)
    }

    @Test func `the short window panics at twice the ready pods and does not shrink until a calm window has passed`() {
        var rule = KnativeRule(.init(target: 10))
        _ = run(&rule, .even(ready: 1, 8, 0), over: 0...60)
        #expect(rule.panicSince == nil)
        // 100 in flight for 6 s: the short window asks for 10 at once, the long one for ceil(8+92×3/31)=2.
        #expect(run(&rule, .even(ready: 1, 50, 50), over: 62...66) == 10)
        #expect(rule.panicSince == Glance.start + .seconds(66))
        // The load is gone, yet the size stays through the calm window…
        #expect(run(&rule, .even(ready: 10, 0.8, 0), over: 68...126) == 10)
        #expect(rule.panicSince != nil)
        // …and falls by half at most in one tick: floor(10 / 2).
        #expect(rule.tick(.even(ready: 10, 0.8, 0), at: 128) == 5)
        #expect(rule.panicSince == nil)
    }

    @Test func `a rule that starts with several pods panics, so that it does not shrink unknowing`() {
        var rule = KnativeRule(.init(target: 10))
        #expect(rule.tick(.even(ready: 4, 1, 0), at: 0) == 4)
        #expect(run(&rule, .even(ready: 4, 1, 0), over: 2...60) == 4)
        #expect(rule.tick(.even(ready: 4, 1, 0), at: 62) == 2)
    }

    @Test func `a rule that starts with one pod is calm`() {
        var rule = KnativeRule(.init(target: 10))
        #expect(rule.tick(.even(ready: 1, 1, 0), at: 0) == 1)
        #expect(rule.panicSince == nil)
    }

    @Test func `without a number in the window it says nothing`() {
        var rule = KnativeRule(.init(target: 10))
        #expect(rule.tick(Glance(spec: 3, ready: 3, values: [nil, nil]), at: 0) == nil)
        _ = rule.tick(.even(ready: 3, 2, 0), at: 2)
        // The short window has nothing left after 6 s, the long one has: no answer, as ErrNoData upstream.
        #expect(rule.tick(Glance(spec: 3, ready: 3, values: [nil, nil]), at: 10) == nil)
    }

    @Test func `pods that were not reached count as the mean of the others`() {
        var rule = KnativeRule(.init(target: 10))
        // 2 of 4 ready pods tell 15 in flight each: 60 in flight, 6 pods.
        let glance = Glance(spec: 4, ready: 4, values: [[15, 15], [0, 0]])
        #expect(rule.tick(glance, at: 0) == 6)
    }

    @Test func `a delay takes the highest of its window on the way down`() {
        var rule = KnativeRule(.init(target: 10, panicThreshold: 100, scaleDownDelay: .seconds(30)))
        _ = run(&rule, .even(ready: 1, 30, 0), over: 0...60)
        var sizes: [Int?] = []
        for second in stride(from: 62, through: 160, by: 2) {
            sizes.append(rule.tick(.even(ready: 3, 1, 0), at: Double(second)))
        }
        #expect(sizes.first == 3)
        #expect(sizes.last == 1)
        // 3 in flight and 30 before: the mean is down to 20 after 22 s, to 10 after 46 s; each is held 30 s longer.
        #expect(sizes.compactMap(\.self) == sizes.compactMap(\.self).sorted(by: >))
        #expect(sizes[20] == 3)
    }
}
