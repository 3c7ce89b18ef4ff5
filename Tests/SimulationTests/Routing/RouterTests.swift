import Measures
import Testing

@testable import Simulation

@Suite struct RouterTests {
    @Test func `the least loaded pod is chosen`() {
        var stream = RandomStreams(seed: 1).stream("routing")
        let loads = [3, 1, 2]
        #expect(Router.leastRequest(among: 3, outstanding: { loads[$0] }, using: &stream) == 1)
    }

    @Test func `equals share evenly`() {
        var stream = RandomStreams(seed: 1).stream("routing")
        var counts = [0, 0, 0, 0]
        for _ in 0..<4_000 {
            guard let place = Router.leastRequest(among: 4, outstanding: { _ in 0 }, using: &stream) else { continue }
            counts[place] += 1
        }
        // Mean 1,000, standard deviation 27.
        #expect(counts.allSatisfy { abs($0 - 1_000) < 140 })
    }

    @Test func `no pods, no choice`() {
        var stream = RandomStreams(seed: 1).stream("routing")
        #expect(Router.leastRequest(among: 0, outstanding: { _ in 0 }, using: &stream) == nil)
    }
}
