import Measures
import NIOConcurrencyHelpers

/// A clock that only the test moves; who sleeps on it wakes when it is moved past their instant.
final class TestTime: TimeSource {
    private struct Guarded {
        var now: Timestamp
        var sleepers: [Int: (until: Timestamp, wake: CheckedContinuation<Void, any Error>)] = [:]
        var sleepersMade = 0
    }

    private let guarded: NIOLockedValueBox<Guarded>

    init(_ now: Timestamp = Timestamp(seconds: 1_800_000_000)) {
        guarded = NIOLockedValueBox(Guarded(now: now))
    }

    func now() -> Timestamp {
        guarded.withLockedValue { $0.now }
    }

    /// How many wait for the clock.
    var sleeperCount: Int {
        guarded.withLockedValue { $0.sleepers.count }
    }

    /// Moves the clock and wakes whose instant has come.
    func advance(by duration: Duration) {
        let woken = guarded.withLockedValue { guarded in
            guarded.now = guarded.now + duration
            let due = guarded.sleepers.filter { $0.value.until <= guarded.now }
            for id in due.keys { guarded.sleepers[id] = nil }
            return due.values.map(\.wake)
        }
        for wake in woken { wake.resume() }
    }

    func sleep(until instant: Timestamp) async throws {
        let id = guarded.withLockedValue { guarded in
            guarded.sleepersMade += 1
            return guarded.sleepersMade
        }
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                let isOver = guarded.withLockedValue { guarded in
                    if guarded.now >= instant || Task.isCancelled { return true }
                    guarded.sleepers[id] = (instant, continuation)
                    return false
                }
                if isOver { continuation.resume() }
            }
            try Task.checkCancellation()
        } onCancel: {
            guarded.withLockedValue { $0.sleepers.removeValue(forKey: id) }?.wake.resume(throwing: CancellationError())
        }
    }
}
