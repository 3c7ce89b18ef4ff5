import Testing

@testable import outrider

@Suite struct DemandHistoryTests {
    @Test func `a bar is the mean of what was seen in it`() {
        var history = DemandHistory(bar: .seconds(60))
        history.add(10, at: .seconds(5))
        history.add(20, at: .seconds(55))
        history.add(90, at: .seconds(60))
        #expect(history.values == [15, 90])
    }

    @Test func `a bar that saw nothing repeats the one before`() {
        var history = DemandHistory(bar: .seconds(60))
        history.add(10, at: .seconds(-30))
        history.add(40, at: .seconds(150))
        #expect(history.values == [10, 10, 40])
    }

    @Test func `a demo that runs for days keeps the newest bars only`() {
        var history = DemandHistory(bar: .seconds(60))
        for minute in 0..<1_000 { history.add(Double(minute), at: .seconds(60 * minute)) }
        #expect(history.values.count == DemandHistory.barsMax)
        #expect(history.values.last == 999)
    }
}
