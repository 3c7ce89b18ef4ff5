import Measures
import Workloads

/// When each workload is reconciled next.
///
/// Each workload has a phase of its own within the period, so that a thousand of them are spread over it and nothing
/// comes in herds. Events only move a tick forward; a storm of them cannot run one workload more often than once in
/// `spacing`. A workload that was just written rests for a whole period: the HPA's rate limits count per reconcile,
/// so writing more often than it does would scale faster than it does.
struct Schedule {
    /// Time between two regular ticks of one workload: the HPA's sync period.
    static let period: Duration = .seconds(15)
    /// Time between two ticks of one workload, whatever happens.
    static let spacing: Duration = .seconds(1)
    /// Phases lie this far apart, so that the loop wakes at most ten times a second for regular ticks.
    static let phaseStep: Duration = .milliseconds(100)

    /// One tick that is due.
    struct Tick: Hashable {
        var workload: WorkloadID
        /// When it should have begun.
        var dueAt: Timestamp
        /// When an event asked for it; nil for a regular tick.
        var wokenAt: Timestamp?
    }

    private struct Entry {
        var dueAt: Timestamp
        /// No tick before this.
        var restsUntil: Timestamp
        var wokenAt: Timestamp?
    }

    private var entries: [WorkloadID: Entry] = [:]
    /// Workloads whose tick runs, even those that were removed meanwhile: should one come back, it waits for the end.
    private var running: Set<WorkloadID> = []
    /// Whether a tick was moved forward since `due` was last asked, so that whoever sleeps until `next` must look
    /// again.
    private(set) var isHastened = false

    /// How many workloads are scheduled.
    var count: Int { entries.count }

    /// Schedules `workload` at its own phase; one that is scheduled already stays as it is.
    mutating func add(_ workload: WorkloadID, at now: Timestamp) {
        guard entries[workload] == nil else { return }
        entries[workload] = Entry(dueAt: Self.nextPhase(of: workload, after: now), restsUntil: now)
        isHastened = true
    }

    /// Forgets `workload`; a tick of it that runs ends without a successor, unless it is added again.
    mutating func remove(_ workload: WorkloadID) {
        entries[workload] = nil
    }

    /// Asks for `workload` at `instant`.
    ///
    /// An earlier wish already waiting wins; a later one never delays it.
    mutating func wake(_ workload: WorkloadID, at instant: Timestamp) {
        guard var entry = entries[workload] else { return }
        let wish = max(instant, entry.restsUntil)
        let isRunning = running.contains(workload)
        if wish < entry.dueAt || isRunning {
            entry.dueAt = isRunning && entry.wokenAt != nil ? min(entry.dueAt, wish) : wish
            entry.wokenAt = entry.wokenAt ?? instant
            entries[workload] = entry
            isHastened = true
        }
    }

    /// The workloads due at `now`, longest due first, at most `limit`; they run until `finish`.
    mutating func due(at now: Timestamp, limit: Int) -> [Tick] {
        isHastened = false
        var ticks: [Tick] = []
        for (workload, entry) in entries where entry.dueAt <= now && !running.contains(workload) {
            ticks.append(Tick(workload: workload, dueAt: entry.dueAt, wokenAt: entry.wokenAt))
        }
        ticks.sort { ($0.dueAt, $0.workload) < ($1.dueAt, $1.workload) }
        for tick in ticks.prefix(limit) {
            running.insert(tick.workload)
            entries[tick.workload]?.wokenAt = nil
        }
        return Array(ticks.prefix(limit))
    }

    /// Ends a tick of `workload` at `now`; the next is at its phase, or as soon as it may if it was woken meanwhile.
    mutating func finish(_ workload: WorkloadID, at now: Timestamp, wrote: Bool) {
        running.remove(workload)
        guard var entry = entries[workload] else { return }
        let rest = now + (wrote ? Self.period : Self.spacing)
        entry.restsUntil = rest
        entry.dueAt = max(rest, entry.wokenAt == nil ? Self.nextPhase(of: workload, after: now) : entry.dueAt)
        entries[workload] = entry
    }

    /// When the next tick that is not running is due; nil if there is none.
    var next: Timestamp? {
        entries.lazy.filter { !running.contains($0.key) }.map(\.value.dueAt).min()
    }

    /// The first instant after `now` at the workload's phase, which its name alone decides.
    static func nextPhase(of workload: WorkloadID, after now: Timestamp) -> Timestamp {
        // FNV-1a, 64 bits: the same in every process, unlike `Hasher`.
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in workload.description.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
        let period = period.wholeNanoseconds
        let step = phaseStep.wholeNanoseconds
        let phase = Int64(hash % UInt64(period / step)) * step
        let into = (now.nanoseconds - phase) % period
        return Timestamp(nanoseconds: now.nanoseconds - (into < 0 ? into + period : into) + period)
    }
}
