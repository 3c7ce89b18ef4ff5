import Measures
import Testing

@testable import Simulation

@Suite struct EventQueueTests {
    @Test func `the earliest leaves first, equals in the order in which they came`() {
        var queue = EventQueue<Int>()
        var stream = RandomStreams(seed: 7).stream("times")
        var expected: [(at: Double, payload: Int)] = []
        for payload in 0..<1_000 {
            let at = Double(Int.random(in: 0..<50, using: &stream))
            queue.push(payload, at: at)
            expected.append((at, payload))
        }
        expected.sort { ($0.at, $0.payload) < ($1.at, $1.payload) }
        var seen: [Int] = []
        while let (_, payload) = queue.pop(notAfter: .infinity) { seen.append(payload) }
        #expect(seen == expected.map(\.payload))
    }

    @Test func `nothing leaves before its time`() {
        var queue = EventQueue<Int>()
        queue.push(1, at: 5)
        #expect(queue.pop(notAfter: 4.9) == nil)
        #expect(queue.pop(notAfter: 5)?.payload == 1)
        #expect(queue.nextAt == nil)
    }
}
