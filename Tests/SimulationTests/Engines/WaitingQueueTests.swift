import Testing

@testable import Simulation

@Suite struct WaitingQueueTests {
    private func item(_ at: Double) -> WaitingRequest {
        WaitingRequest(request: Request(arrivesAt: at, promptTokens: 1, outputTokens: 1), entersAt: at)
    }

    @Test func `who was put back goes first, the last one before all`() {
        var queue = WaitingQueue()
        for at in [3.0, 4, 5] { queue.append(item(at)) }
        queue.putBack(item(2))
        queue.putBack(item(1))
        var order: [Double] = []
        queue.forEach { order.append($0.entersAt) }
        #expect(order == [1, 2, 3, 4, 5])
        var taken: [Double] = []
        while let first = queue.first {
            taken.append(first.entersAt)
            queue.removeFirst()
        }
        #expect(taken == order)
        #expect(queue.count == 0)
    }

    @Test func `who is on the way has not entered`() {
        var queue = WaitingQueue()
        for at in [3.0, 4, 5] { queue.append(item(at)) }
        queue.putBack(item(-.infinity))
        #expect(queue.entered(by: 4) == 3)
        #expect(queue.entered(by: 2) == 1)
        #expect(queue.lastEntersAt == 5)
    }
}
