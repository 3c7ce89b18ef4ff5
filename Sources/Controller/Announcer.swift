import Logging
import Workloads

/// Tells announcements: the log line at once, the Event through a queue, so that no decision waits for an Event.
struct Announcer: Sendable {
    let log: Logger
    /// Takes an announcement with an Event; false if it has no room.
    let queue: @Sendable (Announcement) -> Bool

    /// Logs `announcements` and queues their Events.
    func tell(_ announcements: [Announcement]) {
        for announcement in announcements {
            var fields: Logger.Metadata = announcement.fields.mapValues { field in
                switch field {
                case .text(let text): .string(text)
                case .number(let number): .stringConvertible(number)
                }
            }
            fields["namespace"] = .string(announcement.workload.namespace)
            fields["workload"] = .string("Deployment/\(announcement.workload.name)")
            log.log(level: announcement.level, "\(announcement.message)", metadata: fields)
            guard let event = announcement.event, !queue(announcement) else { continue }
            fields["reason"] = .string(event.reason)
            log.warning("event dropped", metadata: fields)
        }
    }
}
