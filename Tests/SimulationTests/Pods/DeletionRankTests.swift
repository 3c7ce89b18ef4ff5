import Testing

@testable import Simulation

@Suite struct DeletionRankTests {
    private func rank(
        isScheduled: Bool = true, phase: DeletionRank.Phase = .running, isReady: Bool = true, cost: Int32 = 0,
        siblings: Int = 1, readyFor: Duration? = .seconds(100), age: Duration? = .seconds(200)
    ) -> DeletionRank {
        DeletionRank(
            isScheduled: isScheduled, phase: phase, isReady: isReady, cost: cost, siblings: siblings,
            readyFor: readyFor, age: age)
    }

    @Test func `each key decides only where those before are equal`() {
        let order = [
            rank(isScheduled: false, cost: 9, age: .seconds(9_000)),
            rank(phase: .pending, isReady: false, cost: 9), rank(isReady: false, cost: 9), rank(cost: -1),
            rank(siblings: 3), rank(readyFor: .seconds(1)), rank(age: .seconds(1)), rank(),
            rank(readyFor: .seconds(1_000)), rank(cost: 5, readyFor: .seconds(1)),
        ]
        #expect(order.sorted() == order)
    }

    @Test func `times of one magnitude are equal`() {
        #expect(rank(readyFor: .seconds(100)) == rank(readyFor: .seconds(101)))
    }
}
