/// Where the edges get the time from; rules get a `Timestamp` as an argument instead.
///
/// The command line hands in the machine's clock, or one that runs faster (`--clock-speed`); tests hand in their own.
public protocol TimeSource: Sendable {
    /// The instant now.
    func now() -> Timestamp
    /// Suspends until `instant`; returns at once if it has passed.
    ///
    /// - Throws: `CancellationError` if the task is cancelled first.
    func sleep(until instant: Timestamp) async throws
}
