/// Lets a bounded number of pieces of work run at once, and the urgent ones before the others.
actor FanOut {
    private var free: Int
    private var urgent: [CheckedContinuation<Void, Never>] = []
    private var ordinary: [CheckedContinuation<Void, Never>] = []

    /// Makes one with room for `limit` pieces.
    init(limit: Int) {
        precondition(limit > 0, "room for one at least")
        free = limit
    }

    /// How many pieces wait for room.
    var waiting: Int { urgent.count + ordinary.count }

    /// Runs `work` when there is room.
    ///
    /// Not cancelled while it waits: whoever has the room has a deadline, so the wait is short anyway.
    nonisolated func run<Result: Sendable>(urgent: Bool, _ work: @Sendable () async -> Result) async -> Result {
        await enter(urgent: urgent)
        let result = await work()
        await leave()
        return result
    }

    private func enter(urgent isUrgent: Bool) async {
        if free > 0 {
            free -= 1
            return
        }
        await withCheckedContinuation { continuation in
            if isUrgent { urgent.append(continuation) } else { ordinary.append(continuation) }
        }
    }

    /// Hands the room on, or keeps it for the next one.
    private func leave() {
        if !urgent.isEmpty {
            urgent.removeFirst().resume()
        } else if !ordinary.isEmpty {
            ordinary.removeFirst().resume()
        } else {
            free += 1
        }
    }
}
