import KubernetesClient
import Measures

/// A clock that stands until it is moved; short pauses, as between retries, move it themselves.
final class TestClock: TimeSource {
    /// Pauses up to this long pass at once.
    static let pauseMax: Duration = .seconds(1)

    private struct Sleeper {
        var until: Timestamp
        var continuation: CheckedContinuation<Void, any Error>
    }

    private struct State {
        var now: Timestamp
        var nextID = 0
        var sleepers: [Int: Sleeper] = [:]
        var cancelled: Set<Int> = []
    }

    private let state: Locked<State>

    init(_ now: Timestamp) {
        state = Locked(State(now: now))
    }

    func now() -> Timestamp {
        state.withLock { $0.now }
    }

    /// Moves to `instant` and wakes who slept until then.
    func move(to instant: Timestamp) {
        let due = state.withLock { state in
            state.now = max(state.now, instant)
            let due = state.sleepers.filter { $0.value.until <= state.now }
            for id in due.keys { state.sleepers[id] = nil }
            return due.values.map(\.continuation)
        }
        for continuation in due { continuation.resume() }
    }

    func sleep(until instant: Timestamp) async throws {
        let id = state.withLock { state in
            if instant <= state.now + Self.pauseMax { state.now = max(state.now, instant) }
            state.nextID += 1
            return state.nextID
        }
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
                let result: Result<Void, any Error>? = state.withLock { state in
                    if state.cancelled.remove(id) != nil || Task.isCancelled { return .failure(CancellationError()) }
                    if instant <= state.now { return .success(()) }
                    state.sleepers[id] = Sleeper(until: instant, continuation: continuation)
                    return nil
                }
                if let result { continuation.resume(with: result) }
            }
        } onCancel: {
            let sleeper = state.withLock { state in
                let sleeper = state.sleepers.removeValue(forKey: id)
                if sleeper == nil { state.cancelled.insert(id) }
                return sleeper
            }
            sleeper?.continuation.resume(throwing: CancellationError())
        }
    }
}
