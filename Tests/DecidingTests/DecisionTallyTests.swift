import Deciding
import Testing
import Workloads

@Suite struct DecisionTallyTests {
    @Test func `decisions are counted by direction and by the rule that bound`() {
        var tally = DecisionTally()
        var up = Example(value: 9)
        tally.count(up.decide())
        var hold = Example(value: nil)
        tally.count(hold.decide())
        tally.count(hold.decide())
        #expect(tally.up == 1)
        #expect(tally.down == 0)
        #expect(tally.hold == 2)
        #expect(tally.bound == ["data missing": 2])
    }
}
