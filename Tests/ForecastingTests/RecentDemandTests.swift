import Testing

@testable import Forecasting

@Suite struct RecentDemandTests {
    @Test func `an outage after the first observation is not taken for the period`() {
        var recent = RecentDemand()
        recent.add(5, at: 0)
        recent.add(5, at: 86_400)
        #expect(recent.period == 3_600)
        for step in 1...100 { recent.add(5, at: 86_400 + 15 * Double(step)) }
        #expect(recent.period < 16)
    }

    @Test func `a period of two hours is learned all the same`() {
        var recent = RecentDemand()
        for step in 0..<60 { recent.add(5, at: 7_200 * Double(step)) }
        #expect(abs(recent.period - 7_200) < 100)
    }
}
