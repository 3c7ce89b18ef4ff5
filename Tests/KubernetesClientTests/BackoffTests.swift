import KubernetesClient
import Measures
import Testing

@Suite struct BackoffTests {
    private let backoff = Backoff(first: .seconds(1), longest: .seconds(30))

    @Test(arguments: [(1, 1.0), (2, 2.0), (3, 4.0), (5, 16.0), (6, 30.0), (60, 30.0), (Int.max, 30.0)])
    func `a wait lies between half and all of its doubled bound`(failures: Int, bound: Double) {
        var random = RandomStreams(seed: 1).stream("test")
        for _ in 0..<200 {
            let delay = backoff.delay(after: failures, using: &random).seconds
            #expect(delay >= bound / 2 && delay <= bound)
        }
    }

    @Test func `the same stream gives the same waits`() {
        var first = RandomStreams(seed: 7).stream("a")
        var second = RandomStreams(seed: 7).stream("a")
        #expect(
            (1...9).map { backoff.delay(after: $0, using: &first) }
                == (1...9).map { backoff.delay(after: $0, using: &second) })
    }
}
