import KubernetesClient
import Measures

/// A clock that a sleep moves: nobody waits, and every wait is known.
final class TestClock: TimeSource {
    private struct State {
        var now = Timestamp(seconds: 1_000)
        var sleeps: [Duration] = []
    }

    private let state = Locked(State())

    var sleeps: [Duration] { state.withLock { $0.sleeps } }

    func now() -> Timestamp { state.withLock { $0.now } }

    func advance(by duration: Duration) { state.withLock { $0.now = $0.now + duration } }

    func sleep(until instant: Timestamp) async throws {
        try Task.checkCancellation()
        state.withLock { state in
            guard instant > state.now else { return }
            state.sleeps.append(instant - state.now)
            state.now = instant
        }
        await Task.yield()
    }
}
