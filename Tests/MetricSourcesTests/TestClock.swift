import KubernetesClient
import Measures

/// A clock that a test sets.
///
/// Short sleeps move it and return; long ones last until they are cancelled, or the test ends them.
final class TestClock: TimeSource {
    private let instant = Locked(Timestamp(seconds: 1_000))
    private let sleepers = Locked<[AsyncStream<Void>.Continuation]?>([])

    func now() -> Timestamp { instant.withLock { $0 } }

    func advance(_ duration: Duration) {
        instant.withLock { $0 = $0 + duration }
    }

    /// Ends all sleeps that last, those to come too.
    func expire() {
        let all = sleepers.withLock { sleepers in
            defer { sleepers = nil }
            return sleepers
        }
        for sleeper in all ?? [] { sleeper.finish() }
    }

    func sleep(until wanted: Timestamp) async throws {
        let isShort = instant.withLock { instant in
            guard wanted - instant < .seconds(5) else { return false }
            instant = max(instant, wanted)
            return true
        }
        if !isShort {
            let (never, ending) = AsyncStream<Void>.makeStream()
            sleepers.withLock { $0?.append(ending) ?? ending.finish() }
            for await _ in never {}  // ends when the task is cancelled, or `expire` says so
            try Task.checkCancellation()
        }
    }
}
