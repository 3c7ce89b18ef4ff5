import Measures
import Testing

@testable import Evaluation

@Suite struct AIBrixRuleTests {
    @Test func `inside of the tolerance the size stays`() {
        var rule = AIBrixRule(.init(target: 10))
        #expect(rule.tick(.even(ready: 4, 11, 0), at: 0) == 4)
        #expect(rule.tick(.even(ready: 4, 9, 0), at: 10) == 4)
    }

    @Test func `above it grows with the ratio, twice at most`() {
        var rule = AIBrixRule(.init(target: 10))
        // ceil(4 × 1.2) = 5; ceil(4 × 5) = 20 is cut to 8.
        #expect(rule.tick(.even(ready: 4, 6, 6), at: 0) == 5)
        #expect(rule.tick(.even(ready: 4, 25, 25), at: 10) == 8)
    }

    @Test func `below it shrinks with the ratio, to half at most, once the cooldown agrees`() {
        var rule = AIBrixRule(.init(target: 10))
        #expect(rule.tick(.even(ready: 8, 10, 0), at: 0) == 8)
        // ceil(8 × 0.3) = 3 is raised to floor(8 / 2) = 4, and 8 was asked for less than 300 s ago.
        #expect(rule.tick(.even(ready: 8, 3, 0), at: 290) == 8)
        #expect(rule.tick(.even(ready: 8, 3, 0), at: 300) == 4)
    }

    @Test func `the cooldown holds at the highest that was asked for, not above the present size`() {
        var rule = AIBrixRule(.init(target: 10))
        #expect(rule.tick(.even(ready: 4, 20, 0), at: 0) == 8)
        // Somebody cut it to 3 meanwhile.
        #expect(rule.tick(.even(ready: 3, 4, 0), at: 10) == 3)
    }

    @Test func `without a metric it says nothing`() {
        var rule = AIBrixRule(.init(target: 10))
        #expect(rule.tick(Glance(values: [[4, 4], nil]), at: 0) == nil)
    }
}
