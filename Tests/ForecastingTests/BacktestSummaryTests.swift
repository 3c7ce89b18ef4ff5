import Testing

@testable import Forecasting

@Suite struct BacktestSummaryTests {
    private func cell(
        horizon: Int, span: Double = 1e6, targets: Int = 1000, coverage: Double = 0.9, _ pb90: [String: Double]
    ) -> BacktestCell {
        BacktestCell(
            trace: "x", horizonSeconds: horizon, spanSeconds: span, targets: targets,
            scores: pb90.sorted { $0.key < $1.key }.map { name, pb90 in
                (
                    name,
                    BacktestScore(
                        wape: pb90 * 2, pb90: pb90, coverage90: coverage, coverage99: coverage + 0.09, mase: nil,
                        pinball: [:])
                )
            })
    }

    @Test func `long horizons are compared with the best reference and with persistence`() throws {
        let summary = BacktestSummary([
            cell(horizon: 600, ["gated": 0.9, "persistence": 1.2, "ridge": 1]),
            cell(horizon: 3600, ["gated": 1, "persistence": 1, "seasonal_naive": 2, "ridge": 2]),
            cell(horizon: 600, span: 3600, ["gated": 9, "persistence": 1, "ridge": 1]),
        ])
        #expect(abs(try #require(summary.best).mean - 0.9.squareRoot()) < 1e-12)
        #expect(summary.best?.worst == 1)
        #expect(summary.best?.cells == 2)
        #expect(abs(try #require(summary.persistence).mean - 0.75.squareRoot()) < 1e-12)
        #expect(summary.shortWape == nil)
    }

    @Test func `short horizons are compared by WAPE`() {
        let summary = BacktestSummary([cell(horizon: 300, ["gated": 1.1, "persistence": 1])])
        #expect(summary.shortWape.map { abs($0.worst - 1.1) < 1e-12 } == true)
    }

    @Test func `coverage counts where there are enough targets`() {
        let summary = BacktestSummary([
            cell(horizon: 60, coverage: 0.91, ["gated": 1]), cell(horizon: 60, coverage: 0.8, ["gated": 1]),
            cell(horizon: 60, targets: 499, ["gated": 1]),
        ])
        #expect(summary.coverage90 == BacktestSummary.Held(cells: 1, of: 2))
    }
}
