/// Work done several pieces at a time, with results in the order of the work: nobody can tell from them how many.
public struct OrderedJobs: Sendable {
    /// Pieces that are worked on at the same time.
    public let count: Int

    /// Makes workers; one at least.
    public init(_ count: Int) {
        self.count = max(1, count)
    }

    /// Does `work`.
    ///
    /// - Parameters:
    ///   - work: the pieces.
    ///   - each: does one; the first error stops all.
    ///   - finished: told of each piece as it is done, one at a time, in whatever order that is.
    /// - Returns: one result a piece, in the order of `work`.
    /// - Throws: the first error of a piece or of `finished`, or that the task was cancelled.
    public func map<Piece: Sendable, Result: Sendable>(
        _ work: [Piece], each: @escaping @Sendable (Piece) async throws -> Result,
        finished: (Int, Result) async throws -> Void = { _, _ in }
    ) async throws -> [Result] {
        var results = [Result?](repeating: nil, count: work.count)
        try await withThrowingTaskGroup(of: (Int, Result).self) { group in
            var next = 0
            func start() {
                guard next < work.count else { return }
                let index = next
                let piece = work[index]
                next += 1
                group.addTask {
                    // A piece that has not begun need not begin when all are to stop.
                    try Task.checkCancellation()
                    return (index, try await each(piece))
                }
            }
            for _ in 0..<count { start() }
            while let (index, result) = try await group.next() {
                results[index] = result
                try await finished(index, result)
                start()
            }
        }
        return results.compactMap { $0 }
    }
}
