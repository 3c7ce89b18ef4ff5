import KubernetesAPI
import Measures

/// Writes the events that `kubectl describe` shows, as the controllers of Kubernetes do.
///
/// The same event again within the life of the first raises its count. Events of our own are deleted after an hour.
struct EventRecorder: Sendable {
    enum Kind: String, Sendable {
        case normal = "Normal"
        case warning = "Warning"
    }

    private struct Similar: Hashable {
        var uid, reason, message: String
    }

    private struct Written {
        var similar: Similar
        var key: ObjectKey
        var at: Timestamp
    }

    /// kube-apiserver's `--event-ttl`.
    static let lifetime = Duration.seconds(3_600)
    /// Events remembered; the oldest are deleted when there are more.
    static let eventsMax = 5_000

    private var written: [Written] = []
    private var names: [Similar: ObjectKey] = [:]
    private var count: Int64 = 0

    /// Records one event: its reason in one word, its message, and what it is about (which needs `apiVersion` and
    /// `kind`).
    mutating func record(
        _ kind: Kind, _ reason: String, _ message: String, about object: JSONValue, component: String,
        now: Timestamp, objects: some ObjectAccess
    ) {
        expire(now: now, objects: objects)
        let similar = Similar(uid: object.uid, reason: reason, message: message)
        if let key = names[similar], var event = objects.find(.events, namespace: key.namespace, name: key.name) {
            event["count"] = .integer((event["count"]?.integerValue ?? 1) + 1)
            event["lastTimestamp"] = .string(now.text())
            // Losing a raised count to somebody's change of the event loses nothing that matters.
            _ = try? objects.update(.events, event)
            return
        }
        count += 1
        let namespace = object.namespace.isEmpty ? "default" : object.namespace
        let name = "\(object.name).\(String(now.nanoseconds &+ count, radix: 16))"
        var involved: JSONValue = [
            "name": .string(object.name), "uid": .string(object.uid),
        ]
        involved["apiVersion"] = object["apiVersion"]
        involved["kind"] = object["kind"]
        involved["namespace"] = object["metadata"]?["namespace"]
        involved["resourceVersion"] = object["metadata"]?["resourceVersion"]
        let event: JSONValue = [
            "apiVersion": "v1", "kind": "Event",
            "metadata": ["name": .string(name), "namespace": .string(namespace)],
            "involvedObject": involved, "reason": .string(reason), "message": .string(message),
            "source": ["component": .string(component)], "reportingComponent": .string(component),
            "reportingInstance": "", "firstTimestamp": .string(now.text()), "lastTimestamp": .string(now.text()),
            "count": 1, "type": .string(kind.rawValue),
        ]
        // A namespace that is going takes no events; what happens there is not worth more.
        guard (try? objects.create(.events, namespace: namespace, event)) != nil else { return }
        let key = ObjectKey(namespace: namespace, name: name)
        names[similar] = key
        written.append(Written(similar: similar, key: key, at: now))
    }

    /// Deletes our events that are too old or too many.
    private mutating func expire(now: Timestamp, objects: some ObjectAccess) {
        let old = written.prefix { $0.at + Self.lifetime <= now }.count
        let drop = max(old, written.count >= Self.eventsMax ? Self.eventsMax / 4 : 0)
        guard drop > 0 else { return }
        for event in written.prefix(drop) {
            names[event.similar] = nil
            // Gone already if its namespace was deleted.
            try? objects.delete(
                .events, namespace: event.key.namespace, name: event.key.name, graceSeconds: 0)
        }
        written.removeFirst(drop)
    }
}
