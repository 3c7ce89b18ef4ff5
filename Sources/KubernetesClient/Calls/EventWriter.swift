public import KubernetesAPI
public import Logging
public import Measures

/// Writes Events about objects; what happens again and again becomes one Event with a growing count.
///
/// Nobody waits for an Event and nothing fails for want of one: what the server refuses is logged.
public actor EventWriter {
    private let client: Client
    private let controller: String
    private let instance: String
    private let clock: any TimeSource
    private let log: Logger
    private var series = EventSeries()

    /// Makes a writer.
    ///
    /// - Parameters:
    ///   - client: whom to tell.
    ///   - controller: the `reportingController`, a qualified name.
    ///   - instance: the `reportingInstance`, such as the pod's name; cut to 128 bytes.
    ///   - clock: dates the Events.
    ///   - log: told of Events that were refused.
    public init(
        client: Client, controller: String = "outrider.dev/controller", instance: String, clock: any TimeSource,
        log: Logger
    ) {
        self.client = client
        self.controller = controller
        self.instance = String(decoding: instance.utf8.prefix(128), as: UTF8.self)
        self.clock = clock
        self.log = log
    }

    /// Tells that something happened to an object.
    ///
    /// - Parameters:
    ///   - object: to what it happened.
    ///   - kind: how bad it is.
    ///   - reason: why, in one CamelCase word.
    ///   - action: what was done, in one CamelCase word.
    ///   - note: what happened, for people; cut to the API's 1,024 bytes.
    public func record(
        _ object: ObjectReference, kind: Event.Kind, reason: String, action: String, note: String
    ) async {
        var event = Event()
        event.regarding = object
        event.kind = kind
        event.reason = reason
        event.action = action
        event.note = String(decoding: note.utf8.prefix(Event.noteBytesMax - 3), as: UTF8.self)
        event.controller = controller
        event.instance = instance
        event.metadata.namespace = object.namespace.isEmpty ? "default" : object.namespace
        let now = clock.now()
        var isNew = false
        do throws(ClientError) {
            switch series.observe(event, now: now) {
            case .create(let event):
                isNew = true
                _ = try await client.create(event)
            case .count(let key, let repeats):
                let path = ResourcePath(.events, namespace: key.namespace, name: key.name)
                let body: JSONValue = ["series": repeats.json]
                _ = try await client.patch(path, .merge(body), as: JSONValue.self)
            case .nothing: break
            }
        } catch {
            // Not there: it expired on the server, or was never written. The next one begins anew.
            if isNew || error.isNotFound { series.forget(event) }
            guard !error.isCancelled else { return }
            log.warning(
                "an Event was not written",
                metadata: ["reason": "\(reason)", "object": "\(object.name)", "error": "\(error)"])
        }
    }
}
