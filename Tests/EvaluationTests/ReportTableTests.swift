import Testing

@testable import Evaluation

@Suite struct ReportTableTests {
    private let bootstrap = PairedBootstrap(seed: 1, resamples: 200)

    @Test func `a trace's block has intervals, per cent and the front`() {
        let standings = Standings([
            .fixture("t", "hpa-util", seed: 1, gpuHours: 2, missRatio: 0.02),
            .fixture("t", "hpa-util", seed: 2, gpuHours: 2, missRatio: 0.02),
            .fixture("t", "kpa", seed: 1, gpuHours: 3, missRatio: 0.02),
        ])
        #expect(
            ReportTable.lines(standings, bootstrap: bootstrap) == [
                "t · 2 seeds",
                "policy            GPU-hours      SLO misses, %  response delay mean, s           TTFT p95, s"
                    + "               balance  front",
                "hpa-util  2.00 [2.00, 2.00]  2.00 [2.00, 2.00]    0.500 [0.500, 0.500]  0.250 [0.250, 0.250]"
                    + "  0.900 [0.900, 0.900]      ★",
                "kpa                    3.00               2.00                   0.500                 0.250"
                    + "                 0.900",
            ])
    }

    @Test func `a change is a share, of misses a difference, and starred where it is sure`() {
        let cells = (1...5).flatMap { seed -> [CellResult] in
            [
                .fixture("t", "hpa-util", seed: seed, gpuHours: 10, missRatio: 0.04),
                .fixture("t", "kpa", seed: seed, gpuHours: 9, missRatio: 0.03, delay: 0.5),
            ]
        }
        let comparison = Comparison(
            Standings(cells), reference: "hpa-util", missMax: 0.01, where: { _ in true }, bootstrap: bootstrap)
        let lines = ReportTable.lines(comparison.overall)
        #expect(lines[0].hasPrefix("against hpa-util, all traces"))
        #expect(lines[1].split(separator: " ", maxSplits: 3).prefix(3) == ["kpa", "-10.0", "%*"])
        #expect(lines[1].contains("-1.00*"))
    }

    @Test func `what a cell does not know is a dash`() {
        let lines = ReportTable.lines(CellResult.fixture("t", "kpa", missRatio: nil))
        #expect(lines[0].hasPrefix("t · kpa · round-robin · seed 1"))
        #expect(lines.contains { $0.hasPrefix("SLO misses, %") && $0.hasSuffix("–") })
    }
}
