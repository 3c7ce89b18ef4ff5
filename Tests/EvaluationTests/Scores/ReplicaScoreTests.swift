import Testing

@testable import Evaluation

@Suite struct ReplicaScoreTests {
    @Test func `changes and moves are counted, a write of the same size is neither`() {
        var score = ReplicaScore()
        score.add(replicas: 2, seconds: 60)
        score.change(from: 2, to: 6)
        score.add(replicas: 6, seconds: 30)
        score.change(from: 6, to: 6)
        score.change(from: 6, to: 3)
        score.add(replicas: 3, seconds: 30)
        #expect(score.changes == 2)
        #expect(score.moves == 7)
        #expect(score.peak == 6)
        #expect(score.mean == 3.25)
    }
}
