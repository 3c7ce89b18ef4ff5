/// One cell of a grid: what to run, and the key under which a journal keeps its result.
public struct GridCell: Sendable {
    /// What to run.
    public let spec: CellSpec
    /// Hash of everything that its result depends on.
    public let key: String

    /// Steps between two looks at whether to stop; a step takes some microseconds to milliseconds.
    private static let stepsBetweenYields = 8

    /// Runs it, and gives way to others now and then: a cell may take minutes, and a signal must be heard.
    ///
    /// - Throws: `GridError`, or that the task was cancelled.
    public func run() async throws -> CellResult {
        var loop: ClosedLoop
        do {
            loop = try ClosedLoop(spec)
        } catch {
            throw GridError.cell(trace: spec.trace, policy: spec.policy, reason: "\(error)")
        }
        var steps = 0
        while !loop.isOver {
            loop.step()
            steps += 1
            guard steps % Self.stepsBetweenYields == 0 else { continue }
            await Task.yield()
            try Task.checkCancellation()
        }
        return loop.result()
    }
}
