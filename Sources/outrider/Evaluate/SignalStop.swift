import UnixSignals

/// The user asked to stop.
struct SignalStop: Error {
    /// What a shell reports of a program that SIGINT ended.
    static let status: Int32 = 130

    /// Does `work` until it is done; SIGINT and SIGTERM cancel it, and it is waited for.
    static func during<Result: Sendable>(
        _ work: @escaping @Sendable () async throws -> Result
    ) async throws -> Result {
        let task = Task { try await work() }
        let listener = Task {
            for await _ in await UnixSignalsSequence(trapping: .sigint, .sigterm) { task.cancel() }
        }
        defer { listener.cancel() }
        do {
            return try await task.value
        } catch is CancellationError {
            throw SignalStop()
        }
    }
}
