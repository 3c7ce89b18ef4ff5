import Measures
import Testing

@testable import Evaluation

@Suite struct RecentValuesTests {
    private func at(_ seconds: Int64) -> Timestamp { Timestamp(seconds: seconds) }

    @Test func `a window excludes its start`() {
        var values = RecentValues(window: .seconds(60))
        values.add(10, at: at(0))
        values.add(2, at: at(30))
        #expect(values.mean(over: .seconds(60), at: at(59)) == 6)
        #expect(values.mean(over: .seconds(60), at: at(60)) == 2)
        #expect(values.highest(at: at(59)) == 10)
        #expect(values.highest(at: at(60)) == 2)
    }

    @Test func `nothing seen is nil, not zero`() {
        var values = RecentValues(window: .seconds(60))
        #expect(values.mean(over: .seconds(6), at: at(0)) == nil)
        values.add(1, at: at(0))
        #expect(values.mean(over: .seconds(6), at: at(6)) == nil)
        #expect(values.highest(at: at(60)) == nil)
    }
}
