import Testing

@testable import Forecasting

@Suite struct RateSeriesTests {
    @Test func `steps below ten seconds are averaged to ten, with a gap where most is missing`() {
        let values: [Double?] = [1, 2, 3, 4, 5, nil, nil, nil, 9, 11] + [1, 1, 1, 1, nil, nil, nil, nil, nil, nil]
        let series = RateSeries(name: "x", values: values, stepSeconds: 1)
        #expect(series.stepSeconds == 10)
        #expect(series.count == 2)
        #expect(series[0] == 5)
        #expect(series[1] == nil)
    }

    @Test func `a horizon counts only as a whole number of steps`() {
        let series = RateSeries(name: "x", values: [1, 2], stepSeconds: 600)
        #expect(series.steps(in: 300) == nil)
        #expect(series.steps(in: 600) == 1)
        #expect(series.steps(in: 900) == nil)
        #expect(series.steps(in: 3600) == 6)
    }

    @Test func `targets lie in the last three fifths, and both ends are known`() {
        var values: [Double?] = Array(repeating: 1, count: 10)
        values[6] = nil
        let series = RateSeries(name: "x", values: values, stepSeconds: 60)
        #expect(series.origins(horizon: 2) == [2, 3, 5, 7])
    }
}
