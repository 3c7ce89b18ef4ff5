import KubernetesClient
import Measures

/// Lets one task sleep until an instant, and others wake it sooner.
final class Alarm: Sendable {
    private struct State {
        var isRung = false
        var sleeper: Task<Void, Never>?
    }

    private let state = Locked(State())

    /// Wakes the sleeper, or the next one to come.
    func ring() {
        state.withLock {
            $0.isRung = true
            $0.sleeper?.cancel()
        }
    }

    /// Sleeps until `instant`, a ring since the last sleep, or the task's cancellation.
    func sleep(until instant: Timestamp, time: any TimeSource) async {
        let sleeper = Task<Void, Never> {
            // Cancelled is woken: the caller looks again either way.
            try? await time.sleep(until: instant)
        }
        state.withLock {
            $0.sleeper = sleeper
            if $0.isRung { sleeper.cancel() }
        }
        await withTaskCancellationHandler {
            await sleeper.value
        } onCancel: {
            sleeper.cancel()
        }
        state.withLock { $0 = State() }
    }
}
