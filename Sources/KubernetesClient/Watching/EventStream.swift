import KubernetesAPI

/// The frames of one open watch.
struct EventStream<Object: KubernetesObject>: Sendable {
    private let lines: any LineStream
    private let url: String

    init(_ lines: any LineStream, url: String) {
        self.lines = lines
        self.url = url
    }

    /// Waits for frames; nil when the server has ended the watch in order.
    ///
    /// - Throws: also if a line is no frame at all; an object that cannot be read is a frame of its own.
    func next() async throws(ClientError) -> [WatchEvent<Object>]? {
        let batch: [[UInt8]]?
        do {
            batch = try await lines.next()
        } catch {
            throw ClientError(.transport(error), verb: .watch, url: url)
        }
        guard let batch else { return nil }
        var frames: [WatchEvent<Object>] = []
        frames.reserveCapacity(batch.count)
        for line in batch {
            do {
                frames.append(try WatchEvent(json: line))
            } catch {
                throw ClientError(.decoding(error), verb: .watch, url: url)
            }
        }
        return frames
    }

    func close() {
        lines.close()
    }
}

extension Client {
    /// The largest frame of a watch; etcd takes objects of 1.5 MB.
    static let frameBytesMax = 8 << 20
    /// The most of an answer of failure that is read.
    private static let refusalBytesMax = 64 << 10

    /// Opens a watch.
    func watch<Object: KubernetesObject>(
        _ type: Object.Type, in scope: ListScope, from version: String, limits: WatchLimits
    ) async throws(ClientError) -> EventStream<Object> {
        var call = Call(verb: .watch, path: ResourcePath(Object.resource, namespace: scope.namespace))
        call.query =
            scope.query + [
                ("watch", "true"), ("allowWatchBookmarks", "true"), ("resourceVersion", version),
                ("timeoutSeconds", String(limits.timeoutSeconds)),
            ]
        var hasRenewed = false
        while true {
            let (prepared, pass) = try await prepare(call)
            var request = prepared
            request.deadline = nil
            request.silenceMax = limits.silenceMax
            request.bytesMax = Self.frameBytesMax
            let lines: any LineStream
            do {
                lines = try await transport.open(request)
            } catch {
                throw await noAnswer(error, call)
            }
            metrics.note(.watch, call.path.label, code: lines.status, elapsed: nil)
            if lines.status == 200 {
                return EventStream(lines, url: configuration.server + call.path.text)
            }
            let refusal = await Self.refusal(of: lines)
            if lines.status == 401, !hasRenewed, await session.renew(after: pass) {
                hasRenewed = true
                continue
            }
            throw statusError(refusal, call)
        }
    }

    /// Reads what a server says instead of opening a watch; a body that breaks off is as good as none.
    private static func refusal(of lines: any LineStream) async -> TransferResponse {
        var body: [UInt8] = []
        while body.count < refusalBytesMax, let batch = try? await lines.next() {
            for line in batch { body += line }
        }
        lines.close()
        return TransferResponse(status: lines.status, headers: lines.headers, body: body)
    }
}
