import Measures
import Testing

@testable import Evaluation

@Suite struct OracleRuleTests {
    private let demand = DemandCurve(start: 0, stepSeconds: 60, replicas: [2, 2, 2, 7.5, 2, 2])

    @Test func `a rise is asked for one lead time and one period before`() {
        var rule = OracleRule(demand: demand, lead: .seconds(45), headroom: 1, origin: Glance.start)
        #expect(rule.tick(Glance(), at: 119) == 2)
        #expect(rule.tick(Glance(), at: 120) == 8)
        #expect(rule.tick(Glance(), at: 239) == 8)
        #expect(rule.tick(Glance(), at: 240) == 2)
    }

    @Test func `beyond the end the last demand goes on`() {
        var rule = OracleRule(demand: demand, lead: .seconds(45), headroom: 2, origin: Glance.start)
        #expect(rule.tick(Glance(), at: 5_000) == 4)
    }
}
