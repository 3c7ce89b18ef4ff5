import Measures

/// Steps the controllers after every change, and at least every tenth of a second.
struct ControllerLoop: Sendable {
    var controllers: [any ClusterController]
    let objects: ObjectTransactions
    let wireTime: any TimeSource

    /// The longest time without a step: pods start and stop by the clock, not by writes.
    private static let period = Duration.milliseconds(100)
    /// The shortest time between steps: a burst of writes is handled in one.
    private static let pause = Duration.milliseconds(10)

    /// Runs until the task is cancelled; returns at once without controllers.
    func run() async throws {
        guard !controllers.isEmpty else { return }
        var controllers = controllers
        let access = ServerAccess(objects: objects)
        let (stream, bell) = objects.store.bell(for: nil)
        let wireTime = wireTime
        let ticker = Task {
            while true {
                try await wireTime.sleep(until: wireTime.now() + Self.period)
                bell.yield()
            }
        }
        defer { ticker.cancel() }
        bell.yield()
        for await _ in stream {
            for index in controllers.indices {
                controllers[index].step(now: objects.time.now(), objects: access)
            }
            try await wireTime.sleep(until: wireTime.now() + Self.pause)
        }
    }
}
