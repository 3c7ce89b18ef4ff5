import Measures
import Testing

@testable import Forecasting

@Suite struct BacktestTests {
    /// Scores from the table of the shared traces' README: trace, seconds, forecaster, targets, WAPE, PB90, coverage.
    private static let published: [(String, Int, String, Int, Double, Double, Double)] = [
        ("azure-conv", 60, "persistence", 137, 0.1687, 0.0349, 0.854),
        ("azure-conv", 60, "ridge", 137, 0.1533, 0.0300, 0.905),
        ("azure-conv", 300, "persistence", 137, 0.1873, 0.0643, 0.956),
        ("azure-conv", 300, "ridge", 137, 0.1916, 0.0652, 0.964),
        ("azure-conv", 600, "ridge", 137, 0.2309, 0.0845, 0.796),
        ("servegen-mm-image", 600, "persistence", 87, 0.0735, 0.0190, 0.931),
        ("servegen-mm-image", 600, "ridge", 87, 0.0815, 0.0194, 0.943),
        ("servegen-mm-image", 1800, "ridge", 87, 0.1329, 0.0277, 0.943),
        ("servegen-mm-image", 3600, "ridge", 87, 0.1989, 0.0584, 1.000),
    ]

    @Test(arguments: ["azure-conv", "servegen-mm-image"])
    func `the reference forecasters score what was published, to the last digit`(trace: String) throws {
        let cells = Backtest(try Fixture.series(trace)).cells()
        for row in Self.published where row.0 == trace {
            let cell = try #require(cells.first { $0.horizonSeconds == row.1 })
            let score = try #require(cell[row.2])
            #expect(cell.targets == row.3)
            #expect(abs(score.wape - row.4) <= 0.5001e-4, "\(row)")
            #expect(abs(score.pb90 - row.5) <= 0.5001e-4, "\(row)")
            #expect(abs(score.coverage90 - row.6) <= 0.5001e-3, "\(row)")
        }
    }

    @Test(arguments: [100, 150, 190]) func `no forecast changes when the future does`(now: Int) throws {
        let series = try Fixture.series("azure-conv")
        var random = RandomStreams(seed: UInt64(now)).stream("future")
        let other = RateSeries(
            name: "other",
            values: (0..<series.count).map { step in
                step <= now
                    ? series[step]
                    : Double.random(in: 0...1, using: &random) < 0.1
                        ? nil : 1000 * Double.random(in: 0...1, using: &random)
            }, stepSeconds: series.stepSeconds)
        let runs = [series, other].map {
            BacktestRun($0, warm: nil, lead: .seconds(60), network: nil, without: [])
        }
        for origin in 0...now {
            #expect(runs[0].maxima[origin] == runs[1].maxima[origin])
            for horizon in runs[0].values.indices {
                #expect(runs[0].values[horizon][origin] == runs[1].values[horizon][origin])
            }
        }
        #expect(runs[0].maxima[now + 1] != runs[1].maxima[now + 1])
        for horizon in [6, 30] {
            let references = [series, other].map { ReferenceForecasts.ridge($0, horizon: horizon) }
            #expect(references[0][...now] == references[1][...now])
            let quantiles = zip([series, other], references).map {
                ReferenceCalibration.quantiles($1, of: $0, horizon: horizon, levels: [(0.9, 1.5)])[0]
            }
            #expect(quantiles[0][...now] == quantiles[1][...now])
        }
    }

    @Test func `short traces lose nothing to persistence at a minute`() throws {
        let cell = try #require(Backtest(try Fixture.series("azure-conv")).cells().first { $0.horizonSeconds == 60 })
        let (ours, persistence) = (try #require(cell["gated"]), try #require(cell["persistence"]))
        #expect(ours.wape <= 1.02 * persistence.wape)
    }

    @Test(arguments: [Ablation.gate, .residual, .conformal, .quantile])
    func `leaving a part out changes the forecasts`(part: Ablation) throws {
        let series = try Fixture.series("azure-conv")
        let whole = Backtest(series).cells(references: false)
        let without = Backtest(series, without: [part]).cells(references: false)
        #expect(whole.first?["gated"]?.pb90 != without.first?["gated"]?.pb90)
    }

    @Test func `an earlier part is known to the forecaster, and is not scored`() throws {
        let series = try Fixture.series("azure-conv")
        let half = series.count / 2
        func part(_ steps: Range<Int>) -> RateSeries {
            RateSeries(
                name: "part", values: steps.map { series[$0] }, stepSeconds: 10,
                startSeconds: Double(steps.lowerBound) * 10)
        }
        let cold = Backtest(part(half..<series.count)).cells()
        let warm = Backtest(part(half..<series.count), warm: part(0..<half)).cells()
        #expect(warm.first?.targets == cold.first?.targets)
        #expect(warm.first?["persistence"] == cold.first?["persistence"])
        #expect(warm.first?["gated"] != cold.first?["gated"])
    }

    @Test func `the lead window's forecast is scored on the maximum`() throws {
        let lead = try #require(Backtest(try Fixture.series("azure-conv"), leadSeconds: 60).leadWindow())
        #expect(lead.leadSeconds == 60)
        #expect(lead.targets > 100)
        #expect((0.8...1).contains(lead.score.coverage90))
        #expect(lead.reasons.contains { $0.reason == .networkAbsent && $0.share == 1 })
    }
}
