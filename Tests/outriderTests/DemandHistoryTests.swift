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
}
