import Testing

@testable import Forecasting

@Suite struct NetworkRowTests {
    @Test func `nothing is said of a few observations, or of zeros only`() {
        var row = NetworkRow()
        var series = NetworkSeries()
        #expect(!series.fill(&row))
        for step in 1..<NetworkRow.observationsMin {
            series.observe(Double(step % 3), at: 345_600 + 15 * Double(step))
            #expect(!series.fill(&row))
        }
        series.observe(2, at: 345_600 + 15 * Double(NetworkRow.observationsMin))
        #expect(series.fill(&row))
        var silent = NetworkSeries()
        for step in 1...50 { silent.observe(0, at: 345_600 + 15 * Double(step)) }
        #expect(!silent.fill(&row))
    }

    @Test func `features and candidates are finite and bounded, whatever comes`() {
        var random = SeededNumbers(state: 1)
        var series = NetworkSeries()
        var row = NetworkRow()
        var at = 345_600.0
        for step in 1...3_000 {
            // Bursts, silences and gaps.
            at += step % 700 == 0 ? 90_000 : 60
            let burst = Int.random(in: 0..<200, using: &random) == 0 ? 1e6 : 1
            series.observe(step % 1_000 < 100 ? 0 : burst * Double.random(in: 0...10, using: &random), at: at)
            guard series.fill(&row) else { continue }
            #expect(row.features.allSatisfy { $0.isFinite && abs($0) < 40 })
            #expect(row.candidates.allSatisfy { abs($0) <= 40 })
            #expect(row.units.allSatisfy { $0 > 0 && $0.isFinite })
        }
    }

    @Test func `a candidate of a day ago is what was then`() {
        // Two days of a wave in steps of ten minutes; the last value head looks an hour ahead.
        var series = NetworkSeries()
        var row = NetworkRow()
        func demand(_ step: Int) -> Double { 50 + 40 * Double(abs(step % 144 - 72)) / 72 }
        for step in 1...(288 + 30) { series.observe(demand(step), at: 345_600 + 600 * Double(step)) }
        #expect(series.fill(&row))
        let head = ForecastHorizon.allCases.count - 1
        let daily = Double(row.candidates[head * NetworkRow.candidates + RecentDemand.count + 1])
        let said = row.latest + row.scale * daily
        // An hour ahead is six steps; ten minutes of averaging on both sides blur a slope of 0.56 a step.
        #expect(abs(said - demand(288 + 36)) < 2)
    }
}
