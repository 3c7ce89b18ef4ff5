import Measures

/// Notices another writer of one workload's `spec.replicas`, and backs off from one that keeps reversing us.
///
/// A reversal is a change by another writer after our own write and before our next. Whoever writes three within ten
/// minutes means it: the workload is left alone for ten minutes, and told so.
/// Its memory is lost at a hand-over; at worst three more reversals are seen before it backs off again.
struct ConflictWatch: Hashable, Sendable {
    /// Reversals within `window` that end in a back-off.
    static let reversalsMax = 3
    /// How long a reversal counts.
    static let window: Duration = .seconds(600)
    /// How long a back-off lasts.
    static let backOff: Duration = .seconds(600)
    /// A watch that lags further behind our write than this is not lagging: the server's history has begun anew.
    static let lagMax: Duration = .seconds(60)

    /// What a look at the object showed.
    enum Finding: Hashable {
        /// Nobody else wrote.
        case none
        /// Another writer set `replicas`; it reversed us `reversals` times within the window, 0 if not us.
        case written(by: String, replicas: Int32, reversals: Int)
        /// As `written`, and from now on the writer is left alone until the instant.
        case backedOff(by: String, replicas: Int32, reversals: Int, until: Timestamp)
    }

    /// The last value that we know of, whoever wrote it.
    private var known: Int32?
    /// The object's version that our last write made, and when; older sights of the object are stale for a while.
    private var written: Written?
    /// What a write of ours that is still under way sets; the watch may show it before the write is answered.
    private var pending: Int32?
    /// Whether the last change was ours.
    private var isOurs = false
    /// At most `reversalsMax`.
    private var reversals: [Timestamp] = []
    /// Who is left alone, and until when.
    private var rest: Rest?

    private struct Written: Hashable {
        var version: UInt64
        var at: Timestamp
    }

    /// A writer that is left alone, and until when.
    struct Rest: Hashable {
        var manager: String
        var until: Timestamp
    }

    /// Remembers that a write of `replicas` begins; nil: it has ended, whatever came of it.
    mutating func writes(_ replicas: Int32?) {
        pending = replicas
    }

    /// Remembers that we wrote `replicas`, which made the object's `version`.
    mutating func wrote(_ replicas: Int32, version: String, at now: Timestamp) {
        known = replicas
        isOurs = true
        written = UInt64(version).map { Written(version: $0, at: now) }
    }

    /// Whether the object of `version` is older than our last write, so that its replicas are no news.
    ///
    /// Resource versions of one resource are ordered whole numbers since Kubernetes 1.35, and were before.
    func isStale(version: String, now: Timestamp) -> Bool {
        guard let written, let version = UInt64(version) else { return false }
        return version < written.version && now - written.at <= Self.lagMax
    }

    /// Looks at the object's `replicas`, last written by `manager` (nil: the object does not say).
    mutating func see(_ replicas: Int32, version: String, manager: String?, ours: String, now: Timestamp) -> Finding {
        guard !isStale(version: version, now: now) else { return .none }
        defer { known = replicas }
        // At 0 the object names no manager: then only the number tells that it is our own write.
        guard let known, known != replicas, manager != ours, pending != replicas else { return .none }
        let writer = manager ?? "an unnamed writer"
        guard isOurs else { return .written(by: writer, replicas: replicas, reversals: 0) }
        isOurs = false
        reversals = reversals.filter { $0 > now - Self.window } + [now]
        let count = reversals.count
        guard count >= Self.reversalsMax else {
            return .written(by: writer, replicas: replicas, reversals: count)
        }
        reversals = []
        let until = now + Self.backOff
        rest = Rest(manager: writer, until: until)
        return .backedOff(by: writer, replicas: replicas, reversals: count, until: until)
    }

    /// The writer that is left alone at `now`; nil if there is none.
    func resting(at now: Timestamp) -> Rest? {
        guard let rest, rest.until > now else { return nil }
        return rest
    }
}
