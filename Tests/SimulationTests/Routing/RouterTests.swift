import Measures
import Testing

@testable import Simulation

@Suite struct RouterTests {
    /// A router over pods 0, 1, 2, … of these weights.
    private func router(_ kind: RouterKind, weights: [Double], staleness: Double = 1) -> Router {
        var router = Router(kind, staleness: staleness)
        for (pod, weight) in weights.enumerated() { _ = router.add(pod: pod, weight: weight, at: 0) }
        return router
    }

    /// The pods of so many requests, none of which ends.
    private func choices(_ router: inout Router, _ count: Int, seed: UInt64 = 1) -> [Int] {
        var stream = RandomStreams(seed: seed).stream("routing")
        return (0..<count).compactMap { _ in router.choose(at: 0, using: &stream) }
    }

    private func shares(_ choices: [Int], of pods: Int) -> [Int] {
        (0..<pods).map { pod in choices.count { $0 == pod } }
    }

    @Test(arguments: RouterKind.allCases)
    func `no pods, no choice; one pod, no question`(kind: RouterKind) {
        var none = router(kind, weights: [])
        #expect(choices(&none, 1).isEmpty)
        var one = router(kind, weights: [1])
        #expect(choices(&one, 3) == [0, 0, 0])
    }

    @Test(arguments: RouterKind.allCases)
    func `a pod that was taken out is never chosen`(kind: RouterKind) {
        var router = router(kind, weights: [1, 1, 1, 1])
        _ = choices(&router, 7)
        router.remove(place: 1, at: 0)
        #expect(Set(choices(&router, 200)) == [0, 2, 3])
    }

    @Test func `round robin takes each in turn, also after one went`() {
        var router = router(.roundRobin, weights: [1, 1, 1])
        #expect(choices(&router, 4) == [0, 1, 2, 0])
        router.remove(place: 0, at: 0)
        #expect(choices(&router, 3) == [1, 2, 1])
    }

    @Test func `smooth weighted round robin gives nginx's own example`() {
        var router = router(.weightedRoundRobin, weights: [5, 1, 1])
        // The sequence in nginx's commit 52327e0627f4: a a b a c a a.
        #expect(choices(&router, 7) == [0, 0, 1, 0, 2, 0, 0])
    }

    @Test(arguments: [RouterKind.weightedRoundRobin, .edf])
    func `weighted rules give exact shares over each round`(kind: RouterKind) {
        var router = router(kind, weights: [4, 2, 1, 1])
        for _ in 0..<5 { #expect(shares(choices(&router, 8), of: 4) == [4, 2, 1, 1]) }
    }

    @Test(arguments: [RouterKind.weightedRoundRobin, .edf])
    func `a weight may change at any time`(kind: RouterKind) {
        var router = router(kind, weights: [1, 1])
        _ = choices(&router, 10)
        router.setWeight(3, place: 0)
        let counts = shares(choices(&router, 400), of: 2)
        #expect(abs(counts[0] - 300) <= 2)
    }

    @Test func `random gives each pod as much, more or less`() {
        var router = router(.random, weights: [1, 9, 1, 1])
        // Mean 1,000, standard deviation 27; weights play no part.
        #expect(shares(choices(&router, 4_000), of: 4).allSatisfy { abs($0 - 1_000) < 140 })
    }

    @Test func `least request takes the least loaded, and equals share evenly`() {
        var router = router(.leastRequest, weights: [1, 1, 1, 1])
        router.setOutstanding(1, place: 2, at: 0)
        let counts = shares(choices(&router, 3_000), of: 4)
        #expect(counts[2] == 0)
        #expect([0, 1, 3].allSatisfy { abs(counts[$0] - 1_000) < 140 })
    }

    @Test func `of two choices the less loaded one wins, so that the most loaded pod gets nothing`() {
        var router = router(.powerOfTwo, weights: [1, 1, 1, 1])
        for place in 0..<4 { router.setOutstanding(place, place: place, at: 0) }
        // Chosen if drawn and all others drawn are worse: 3/6, 2/6, 1/6 and 0 of the pairs.
        let counts = shares(choices(&router, 6_000), of: 4)
        #expect(counts[3] == 0)
        #expect(abs(counts[0] - 3_000) < 200 && abs(counts[1] - 2_000) < 200 && abs(counts[2] - 1_000) < 160)
    }

    @Test func `stale information sends the whole herd to one pod until the next look`() {
        var stream = RandomStreams(seed: 1).stream("routing")
        var router = router(.staleLeastRequest, weights: [1, 1, 1], staleness: 2)
        var outstanding = [5, 0, 5]
        for place in 0..<3 { router.setOutstanding(outstanding[place], place: place, at: 1) }
        for step in 0..<40 {
            let now = 2 + Double(step) / 20
            let chosen = router.choose(at: now, using: &stream) ?? -1
            // Everybody still believes that pod 1 is idle.
            #expect(chosen == 1)
            outstanding[chosen] += 1
            router.setOutstanding(outstanding[chosen], place: chosen, at: now)
        }
        #expect(router.choose(at: 4, using: &stream) != 1)
    }

    @Test func `a look sees what was there at its instant, not what came later`() {
        var stream = RandomStreams(seed: 1).stream("routing")
        var router = router(.staleLeastRequest, weights: [1, 1], staleness: 10)
        router.setOutstanding(3, place: 0, at: 9)
        router.setOutstanding(0, place: 0, at: 11)
        router.setOutstanding(7, place: 1, at: 11)
        #expect(router.choose(at: 19, using: &stream) == 1)
        #expect(router.choose(at: 20, using: &stream) == 0)
    }
}
