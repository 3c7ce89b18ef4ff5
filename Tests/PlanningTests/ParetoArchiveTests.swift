import Testing

@testable import Planning

@Suite struct ParetoArchiveTests {
    private func archive(_ objectives: [[Double]], limit: Int = 10) -> ParetoArchive {
        var archive = ParetoArchive(limit: limit)
        for objective in objectives { archive.insert(.init(values: [], objectives: objective)) }
        return archive
    }

    @Test func `what is dominated goes, and what is not stays in order`() {
        let archive = archive([[3, 1], [2, 2], [1, 3], [2, 1.5], [4, 4]])
        #expect(archive.entries.map(\.objectives) == [[1, 3], [2, 1.5], [3, 1]])
    }

    @Test func `an equal point is not kept twice`() {
        #expect(archive([[1, 2], [1, 2]]).entries.count == 1)
    }

    @Test(arguments: [Double.nan, .infinity])
    func `a point without finite objectives is never kept`(bad: Double) {
        #expect(archive([[bad, 0]]).entries.isEmpty)
    }

    @Test func `over the limit the most crowded goes, and never an end`() {
        let archive = archive([[0, 10], [10, 0], [5, 5], [5.1, 4.9], [2, 8]], limit: 4)
        #expect(archive.entries.count == 4)
        #expect(archive.entries.first?.objectives == [0, 10])
        #expect(archive.entries.last?.objectives == [10, 0])
        #expect(archive.entries.contains { $0.objectives == [2, 8] })
    }

    @Test func `crowding of inner points is the span between their neighbours`() {
        let crowding = ParetoArchive.crowding(of: [[0, 4], [1, 2], [4, 0]])
        #expect(crowding == [.infinity, 2, .infinity])
    }
}
