import KubernetesAPI
import KubernetesClient
import Workloads

/// Events on their way to the API server, one after the other.
struct EventQueue: Sendable {
    /// Events that wait; beyond it the newest are lost, and their log lines remain.
    static let waitingMax = 1_000

    private let stream: AsyncStream<Announcement>
    private let waiting: AsyncStream<Announcement>.Continuation

    init() {
        (stream, waiting) = AsyncStream.makeStream(bufferingPolicy: .bufferingOldest(Self.waitingMax))
    }

    /// Queues the Event of `announcement`; false if there is no room.
    func offer(_ announcement: Announcement) -> Bool {
        if case .enqueued = waiting.yield(announcement) { true } else { false }
    }

    /// Takes no more Events; `run` ends when those that wait are sent.
    func close() {
        waiting.finish()
    }

    /// Sends queued Events until the queue is closed and empty, or the task is cancelled.
    func run(_ writer: EventWriter) async {
        for await announcement in stream {
            guard let event = announcement.event else { continue }
            await writer.record(
                ObjectReference(
                    apiVersion: "apps/v1", kind: "Deployment", namespace: announcement.workload.namespace,
                    name: announcement.workload.name, uid: announcement.uid),
                kind: event.isWarning ? .warning : .normal, reason: event.reason, action: event.action,
                note: event.note)
        }
    }
}
