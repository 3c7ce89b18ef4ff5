import Testing

@testable import Forecasting

@Suite struct SeasonalNaiveTests {
    private static let day = 86_400.0

    /// Demand of a day's number plus the hour, in steps of five minutes, for `days`.
    private func history(days: Range<Int>) -> History {
        var history = History()
        for step in (days.lowerBound * 288)..<(days.upperBound * 288) {
            let start = Double(step) * 300
            history.add(100 * Double(step / 288) + Double(step % 288 / 12), from: start, to: start + 300)
        }
        return history
    }

    @Test func `the day before answers for the same time of day`() {
        let history = history(days: 0..<3)
        #expect(SeasonalNaive.daily(3 * Self.day + 1800, in: history, halfWidth: 300) == 200)
    }

    @Test func `a day that is not known is passed over for an older one`() {
        var history = history(days: 0..<2)
        history.add(5, from: 3 * Self.day - 300, to: 3 * Self.day)
        #expect(abs(SeasonalNaive.daily(3 * Self.day + 9000, in: history, halfWidth: 300) - 102) < 0.51)
    }

    @Test func `the same time of the week is a mean over weeks`() {
        let history = history(days: 0..<21)
        #expect(abs(SeasonalNaive.weekly(21 * Self.day + 5400, in: history) - 701) < 2)
    }

    @Test func `nothing known is no number`() {
        #expect(SeasonalNaive.daily(1e9, in: History(), halfWidth: 300).isNaN)
        #expect(SeasonalNaive.profile(1e9, in: History()).isNaN)
        #expect(SeasonalNaive.weekly(1e9, in: History()).isNaN)
    }
}
