import Forecasting
import Testing

@Suite struct LeadWindowTests {
    @Test func `it is the start-up and one period`() {
        #expect(LeadWindow(startup: .seconds(120), period: .seconds(15)).duration == .seconds(135))
    }

    @Test func `it is bounded`() {
        #expect(LeadWindow(startup: .zero, period: .seconds(1)).duration == LeadWindow.shortest)
        #expect(LeadWindow(startup: .seconds(1e6), period: .seconds(15)).duration == LeadWindow.longest)
    }
}
