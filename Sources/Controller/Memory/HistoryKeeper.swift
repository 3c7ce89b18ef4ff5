import Logging
import Measures

/// Writes what workloads remember into the history file, at most so much at most so often.
struct HistoryKeeper: Sendable {
    /// Time between two writes: what a crash forgets of stabilisation windows and demand.
    static let period = Duration.seconds(60)
    /// Workloads a write; with more of them each is written in turn.
    ///
    /// At 40 kB each this is 20 MB a minute at most.
    static let rowsMax = 500

    let file: HistoryFile
    let reconciler: Reconciler
    let time: any TimeSource
    let log: Logger

    /// Hands what the file remembers to the reconciler; before its first look at the world.
    func restore() async {
        do {
            let rows = try await file.load(log: log)
            await reconciler.restore(rows)
            log.info("history restored", metadata: ["workloads": .stringConvertible(rows.count)])
        } catch {
            await reconciler.restore([])
            log.error("history not restored", metadata: ["error": .string("\(error)")])
        }
    }

    /// Writes each period until the task is cancelled, and then everything that is left.
    func run() async {
        var hasFailed = false
        while true {
            // Cancelled: the last write follows at once.
            try? await time.sleep(until: time.now() + Self.period)
            if Task.isCancelled { break }
            hasFailed = await save(limit: Self.rowsMax, hasFailed: hasFailed)
        }
        // A task of its own, since ours is cancelled and a write of ours would be too.
        let failed = hasFailed
        await Task { await saveRest(hasFailed: failed) }.value
    }

    /// Writes all that is left, `rowsMax` workloads at a time: the texts of all of them at once might not fit.
    private func saveRest(hasFailed: Bool) async {
        var hasFailed = hasFailed
        while await reconciler.hasUnsaved {
            hasFailed = await save(limit: Self.rowsMax, hasFailed: hasFailed)
            if hasFailed { return }
        }
    }

    /// Writes what has changed; what could not be written is tried again the next time.
    ///
    /// - Returns: whether it failed; that is told once, and once that it no longer does.
    private func save(limit: Int, hasFailed: Bool) async -> Bool {
        let (rows, gone) = await reconciler.unsaved(limit: limit)
        guard !rows.isEmpty || !gone.isEmpty else { return hasFailed }
        do {
            try await file.save(rows, gone: gone, now: time.now(), log: log)
            if hasFailed { log.info("history saved again") }
            return false
        } catch {
            await reconciler.notSaved(rows, gone: gone)
            if !hasFailed { log.error("history not saved", metadata: ["error": .string("\(error)")]) }
            return true
        }
    }
}
