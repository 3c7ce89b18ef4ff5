import KubernetesAPI
import Measures

/// Which happenings are the same one again.
///
/// Bound: `seriesMax` of them; beyond that the longest silent is forgotten, and would begin a new Event.
struct EventSeries {
    /// A happening that is this long silent begins a new Event when it comes back; as client-go.
    static let silence = Duration.seconds(6 * 60)
    /// A series is written at most this often; the count in between is kept.
    static let writePeriod = Duration.seconds(60)
    /// Series that are remembered.
    static let seriesMax = 2_048

    /// What to write.
    enum Step: Equatable {
        case create(Event)
        case count(ObjectKey, Event.Series)
        case nothing
    }

    private struct Identity: Hashable {
        var regarding: ObjectReference
        var kind: Event.Kind
        var reason: String
        var action: String
        var note: String

        init(_ event: Event) {
            regarding = event.regarding
            regarding.resourceVersion = ""
            kind = event.kind
            reason = event.reason
            action = event.action
            note = event.note
        }
    }

    private struct Entry {
        var key: ObjectKey
        var count: Int32
        var seenAt: Timestamp
        var writtenAt: Timestamp
    }

    private var entries: [Identity: Entry] = [:]

    /// Notes one happening.
    mutating func observe(_ event: Event, now: Timestamp) -> Step {
        let identity = Identity(event)
        guard var entry = entries[identity], now - entry.seenAt < Self.silence else {
            return begin(event, identity, now: now)
        }
        entry.count += 1
        entry.seenAt = now
        // The second happening makes the series, and is told at once.
        let isDue = entry.count == 2 || now - entry.writtenAt >= Self.writePeriod
        if isDue { entry.writtenAt = now }
        entries[identity] = entry
        return isDue ? .count(entry.key, Event.Series(count: entry.count, lastObservedAt: now)) : .nothing
    }

    /// Makes the next happening of that kind a new Event.
    mutating func forget(_ event: Event) {
        entries[Identity(event)] = nil
    }

    private mutating func begin(_ event: Event, _ identity: Identity, now: Timestamp) -> Step {
        if entries.count >= Self.seriesMax {
            entries = entries.filter { now - $0.value.seenAt < Self.silence }
            if entries.count >= Self.seriesMax, let oldest = entries.min(by: { $0.value.seenAt < $1.value.seenAt }) {
                entries[oldest.key] = nil
            }
        }
        var event = event
        event.at = now
        event.metadata.name = name(event, now: now)
        entries[identity] = Entry(key: event.metadata.key, count: 1, seenAt: now, writtenAt: now)
        return .create(event)
    }

    /// `llm.17f3a…`: the object's name and the instant, as client-go names Events; two notes of one instant differ too.
    private func name(_ event: Event, now: Timestamp) -> String {
        var nanoseconds = now.nanoseconds
        while true {
            let name = "\(event.regarding.name).\(String(UInt64(bitPattern: nanoseconds), radix: 16))"
            if !entries.values.contains(where: { $0.key.name == name }) { return name }
            nanoseconds += 1
        }
    }
}
