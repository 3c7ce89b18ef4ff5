import Testing

@testable import Evaluation

@Suite struct OrderedJobsTests {
    private struct Stop: Error {}

    @Test(arguments: [1, 2, 3, 50]) func `results stand in the order of the work, whoever is first`(jobs: Int)
        async throws
    {
        let results = try await OrderedJobs(jobs).map(Array(0..<40)) { number in
            // Later pieces give way less often, so that they overtake.
            for _ in 0..<(40 - number) { await Task.yield() }
            return number * number
        }
        #expect(results == (0..<40).map { $0 * $0 })
    }

    @Test func `each piece is told once when it is done`() async throws {
        var told: [Int] = []
        _ = try await OrderedJobs(4).map(Array(0..<20), each: { $0 }) { index, _ in told.append(index) }
        #expect(told.sorted() == Array(0..<20))
    }

    @Test func `an error stops the rest`() async {
        await #expect(throws: Stop.self) {
            _ = try await OrderedJobs(2).map(Array(0..<1_000)) { number in
                if number == 3 { throw Stop() }
                return number
            }
        }
    }

    @Test func `no work is no results`() async throws {
        #expect(try await OrderedJobs(2).map([Int](), each: { $0 }) == [])
    }
}
