import Testing

@testable import Evaluation

@Suite struct ComparisonTests {
    private let bootstrap = PairedBootstrap(seed: 1, resamples: 200)

    private func comparison(_ cells: [CellResult], reference: String? = "hpa-util") -> Comparison {
        Comparison(
            Standings(cells), reference: reference, missMax: 0.01, where: { $0.policy != "oracle" },
            bootstrap: bootstrap)
    }

    @Test func `a pair is a less b, seed by seed`() throws {
        let pairs = comparison([
            .fixture("t", "hpa-util", seed: 1, gpuHours: 10), .fixture("t", "hpa-util", seed: 2, gpuHours: 20),
            .fixture("t", "kpa", seed: 1, gpuHours: 9), .fixture("t", "kpa", seed: 2, gpuHours: 18),
        ]).pairs
        let pair = try #require(pairs.first { $0.a == "kpa" && $0.measure == .gpuHours })
        #expect(pair.b == "hpa-util")
        #expect(pair.difference == -1.5)
        #expect(pair.seeds == 2)
        #expect(try #require(pair.low) <= -1.5 && #require(pair.high) >= -1.5)
    }

    @Test func `everybody meets the reference and the best of the trace, nobody himself`() {
        let pairs = comparison([
            .fixture("t", "hpa-util", gpuHours: 3), .fixture("t", "kpa", gpuHours: 2),
            .fixture("t", "oracle", gpuHours: 1),
        ]).pairs.filter { $0.measure == .gpuHours }
        #expect(pairs.map { "\($0.a)-\($0.b)" } == ["hpa-util-kpa", "kpa-hpa-util", "oracle-hpa-util", "oracle-kpa"])
        #expect(pairs.map(\.againstBest) == [true, false, false, true])
    }

    @Test func `a best that is the reference is met once`() {
        let pairs = comparison([.fixture("t", "hpa-util", gpuHours: 1), .fixture("t", "kpa", gpuHours: 2)]).pairs
        #expect(pairs.count == ReportedMeasure.allCases.count)
    }

    @Test func `the overall ratio is the geometric mean over traces`() throws {
        let overall = comparison([
            .fixture("s", "hpa-util", gpuHours: 1), .fixture("s", "kpa", gpuHours: 2),
            .fixture("t", "hpa-util", gpuHours: 40), .fixture("t", "kpa", gpuHours: 20),
        ]).overall
        let row = try #require(overall.first { $0.measure == .gpuHours })
        #expect(abs(try #require(row.ratio) - 1) < 1e-12)
        #expect(row.difference == -9.5)
        #expect(row.traces == 2)
    }

    @Test func `what one of them does not know has no difference`() throws {
        let pairs = comparison([
            .fixture("t", "hpa-util", firstToken: nil), .fixture("t", "kpa", gpuHours: 2),
        ]).pairs
        let pair = try #require(pairs.first { $0.a == "kpa" && $0.measure == .ttftP95 })
        #expect(pair.difference == nil && pair.low == nil && pair.seeds == 0)
    }
}
