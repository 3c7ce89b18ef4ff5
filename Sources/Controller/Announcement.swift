import Logging
import Workloads

/// Something to tell about one workload: a log line, and an Event where its owner should see it.
struct Announcement: Hashable {
    /// An Event, in the words of `EventTexts`.
    struct Event: Hashable {
        var isWarning: Bool
        var reason: String
        var action: String
        var note: String
    }

    /// What a field of the line holds.
    enum Field: Hashable, ExpressibleByStringLiteral {
        case text(String)
        case number(Int32)

        init(stringLiteral text: String) {
            self = .text(text)
        }
    }

    var workload: WorkloadID
    /// The Deployment's UID, which Events are found by.
    var uid: String
    var level: Logger.Level
    /// The constant text of the log line.
    var message: String
    /// What the line says beside namespace and workload.
    var fields: [String: Field] = [:]
    var event: Event?
}
