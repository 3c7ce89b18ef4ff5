import KubernetesAPI
import KubernetesClient
import Logging
import Workloads

/// Tells announcements: the log line at once, the Event when its turn comes, so that no decision waits for an Event.
struct Announcer: Sendable {
    /// Events that wait; beyond it the newest are lost, and their log lines remain.
    static let waitingMax = 1_000
    /// Characters of an Event's note that the API server takes.
    static let noteMax = 1_024

    private let log: Logger
    private let stream: AsyncStream<Announcement>
    private let waiting: AsyncStream<Announcement>.Continuation

    init(log: Logger) {
        self.log = log
        (stream, waiting) = AsyncStream.makeStream(bufferingPolicy: .bufferingOldest(Self.waitingMax))
    }

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
            guard announcement.event != nil else { continue }
            if case .dropped = waiting.yield(announcement) {
                log.warning("event dropped", metadata: ["workload": .string(announcement.workload.description)])
            }
        }
    }

    /// Sends queued Events until the task is cancelled.
    func run(_ writer: EventWriter) async {
        for await announcement in stream {
            guard let event = announcement.event else { continue }
            await writer.record(
                ObjectReference(
                    apiVersion: "apps/v1", kind: "Deployment", namespace: announcement.workload.namespace,
                    name: announcement.workload.name, uid: announcement.uid),
                type: event.isWarning ? .warning : .normal, reason: event.reason, action: event.action,
                note: String(event.note.prefix(Self.noteMax)))
        }
    }
}
