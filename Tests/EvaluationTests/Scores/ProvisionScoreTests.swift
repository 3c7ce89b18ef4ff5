import Testing

@testable import Evaluation

@Suite struct ProvisionScoreTests {
    @Test func `areas and shares are those against whole replicas`() throws {
        var score = ProvisionScore()
        score.add(ready: 5, demand: 2.5, floor: 1, seconds: 1_800)  // needs 3: 2 too many
        score.add(ready: 3, demand: 2.5, floor: 1, seconds: 900)  // just right
        score.add(ready: 1, demand: 4, floor: 1, seconds: 900)  // 3 too few
        #expect(score.overHours == 1)
        #expect(score.underHours == 0.75)
        #expect(score.overShare == 0.5)
        #expect(score.underShare == 0.25)
        #expect(score.demandMean == 2.875)
    }

    @Test func `the fewest that are allowed are never too many`() {
        var score = ProvisionScore()
        score.add(ready: 2, demand: 0, floor: 2, seconds: 60)
        #expect(score.overHours == 0)
    }

    @Test func `nothing counted is unknown`() {
        #expect(ProvisionScore().overHours == nil)
        #expect(ProvisionScore().demandMean == nil)
    }
}
