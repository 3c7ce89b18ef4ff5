import Testing

@testable import Evaluation

@Suite struct BalanceScoreTests {
    @Test func `equal pods are perfect`() throws {
        let window = try #require(BalanceScore.Window([0.5, 0.5, 0.5]))
        #expect(window == BalanceScore.Window([0.5, 0.5, 0.5]))
        #expect(window.efficiency == 1)
        #expect(window.jain == 1)
        #expect(window.maxOverMean == 1)
    }

    @Test func `the measures of 0.2, 0.4 and 0.6 are those computed by hand`() throws {
        // Mean 0.4, deviation sqrt(0.08/3) = 0.163299; 1.2² / (3 × 0.56) = 6/7; 0.6/0.4.
        let window = try #require(BalanceScore.Window([0.2, 0.4, 0.6]))
        #expect(abs(window.efficiency - (1 - 0.1632993 / 0.4)) < 1e-6)
        #expect(abs(window.jain - 6.0 / 7) < 1e-12)
        #expect(abs(window.maxOverMean - 1.5) < 1e-12)
    }

    @Test func `one pod that does everything among four is below nothing`() throws {
        let window = try #require(BalanceScore.Window([1, 0, 0, 0]))
        #expect(abs(window.efficiency - (1 - 3.0.squareRoot())) < 1e-12)
        #expect(window.jain == 0.25)
    }

    @Test func `with nothing to balance there is no number`() {
        #expect(BalanceScore.Window([0.7]) == nil)
        #expect(BalanceScore.Window([0, 0]) == nil)
        var score = BalanceScore()
        score.add([0.7])
        #expect(score.efficiency == nil)
        #expect(score.jain == nil)
        #expect(score.maxOverMean == nil)
    }

    @Test func `a window counts by its work`() throws {
        var score = BalanceScore()
        score.add([0.9, 0.9])
        score.add([0.2, 0])
        // 1 with work 1.8, 0 with work 0.2.
        let efficiency = try #require(score.efficiency)
        #expect(abs(efficiency - 0.9) < 1e-12)
    }
}
