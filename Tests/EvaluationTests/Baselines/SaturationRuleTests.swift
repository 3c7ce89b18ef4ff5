import Measures
import Testing

@testable import Evaluation

@Suite struct SaturationRuleTests {
    @Test func `little spare cache asks for one more`() {
        var rule = SaturationRule(.init())
        // 0.80 − 0.71 = 0.09 < 0.10.
        #expect(rule.tick(.even(ready: 3, 0.71, 0), at: 0) == 4)
    }

    @Test func `little spare queue asks for one more`() {
        var rule = SaturationRule(.init())
        // 5 − 2.5 = 2.5 < 3.
        #expect(rule.tick(.even(ready: 2, 0.1, 2.5), at: 0) == 3)
    }

    @Test func `the spare room is that of pods that are not saturated`() {
        var rule = SaturationRule(.init())
        // One of three is saturated by its queue; the others have 0.80 − 0.65 = 0.15 and 5 − 1 = 4. Without one of
        // these the last would hold 1.3 of cache.
        let glance = Glance(spec: 3, ready: 3, values: [[0.65, 0.65, 0.2], [1, 1, 9]])
        #expect(rule.tick(glance, at: 0) == nil)
    }

    @Test func `with all saturated there is no room`() {
        var rule = SaturationRule(.init())
        #expect(rule.tick(.even(ready: 2, 0.9, 8), at: 0) == 3)
    }

    @Test func `one less only if the rest keeps its spare room`() {
        // Two pods of 0.35: one would hold 0.70 and keep 0.10, which is enough; of 0.36 it would keep 0.08.
        var enough = SaturationRule(.init())
        #expect(enough.tick(.even(ready: 2, 0.35, 0.5), at: 0) == 1)
        var little = SaturationRule(.init())
        #expect(little.tick(.even(ready: 2, 0.36, 0.5), at: 0) == nil)
        // Queues of 1.1: one would hold 2.2 and keep 2.8.
        var queue = SaturationRule(.init())
        #expect(queue.tick(.even(ready: 2, 0.1, 1.1), at: 0) == nil)
    }

    @Test func `the last one is never taken`() {
        var rule = SaturationRule(.init())
        #expect(rule.tick(.even(ready: 1, 0, 0), at: 0) == nil)
    }

    @Test func `it decides once in its interval and on the highest of the last minute`() {
        var rule = SaturationRule(.init())
        #expect(rule.tick(.even(ready: 2, 0.5, 0), at: 0) == nil)
        #expect(rule.tick(.even(ready: 2, 0.75, 0), at: 15) == nil)
        #expect(rule.tick(.even(ready: 2, 0.5, 0), at: 30) == nil)
        #expect(rule.tick(.even(ready: 2, 0.5, 0), at: 45) == nil)
        #expect(rule.tick(.even(ready: 2, 0.5, 0), at: 60) == 3)
    }

    @Test func `it waits while a pod is pending, or does not report`() {
        var rule = SaturationRule(.init(interval: .seconds(15)))
        #expect(rule.tick(.even(ready: 2, pending: 1, 0.79, 4), at: 0) == nil)
        #expect(rule.tick(.even(ready: 2, spec: 3, 0.79, 4), at: 15) == nil)
        #expect(rule.tick(Glance(values: [nil, nil]), at: 30) == nil)
        #expect(rule.tick(.even(ready: 3, 0.79, 4), at: 45) == 4)
    }
}
