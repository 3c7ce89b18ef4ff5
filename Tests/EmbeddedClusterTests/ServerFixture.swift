import APIMachinery
import HTTPServing
import KubernetesAPI
import Measures

@testable import EmbeddedCluster

/// An API server without a network: requests go straight to its handler.
struct ServerFixture {
    let time = TestTime()
    let server: APIServer

    init() throws {
        let random = RandomTexts(generator: RandomStreams(seed: 1).stream("texts"))
        let objects = ObjectTransactions(
            store: SharedStore(), registry: .builtIn, writer: ObjectWriter(registry: .builtIn), time: time,
            random: random)
        try Bootstrap(objects: objects).run(port: 6443)
        let tokens = try TokenFile(parsing: "root,admin,1,\"system:masters\"\nplain,nobody,2\n")
        server = APIServer(
            objects: objects,
            authenticator: Authenticator(
                tokenFile: tokens, serviceAccountTokens: ServiceAccountTokens(random: random), store: objects.store),
            metrics: nil, wireTime: time, address: "127.0.0.1:6443")
    }

    func response(
        _ method: String, _ target: String, _ body: JSONValue? = nil, as token: String = "root",
        headers: HTTPHeaders = [:]
    ) async -> HTTPResponse {
        let parts = target.split(separator: "?", maxSplits: 1).map(String.init)
        var headers = headers
        headers.add("Authorization", "Bearer \(token)")
        if headers["Content-Type"] == nil { headers.add("Content-Type", "application/json") }
        return await server.answer(
            HTTPRequest(
                method: method, path: parts[0], query: parts.count > 1 ? parts[1] : "", headers: headers,
                body: body?.bytes ?? []))
    }

    /// Status and JSON body of an answer.
    func ask(
        _ method: String, _ target: String, _ body: JSONValue? = nil, as token: String = "root",
        headers: HTTPHeaders = [:]
    ) async throws -> (status: Int, body: JSONValue) {
        let response = await response(method, target, body, as: token, headers: headers)
        guard case .bytes(let bytes) = response.body else { return (response.status, .null) }
        return (response.status, bytes.isEmpty ? .null : try JSONValue(parsing: bytes))
    }

    /// Opens a watch; its frames come as they are sent.
    func watch(_ target: String) async -> Watch {
        let (frames, sink) = AsyncStream<JSONValue>.makeStream()
        guard case .stream(let body) = await response("GET", target).body else {
            sink.finish()
            return Watch(frames: frames, task: nil)
        }
        let task = Task {
            try? await body(FrameSink(sink: sink))  // an ended watch ends the frames
            sink.finish()
        }
        return Watch(frames: frames, task: task)
    }

    static func configMap(_ name: String, _ value: String = "v", labels: JSONValue = [:]) -> JSONValue {
        [
            "apiVersion": "v1", "kind": "ConfigMap", "metadata": ["name": .string(name), "labels": labels],
            "data": ["k": .string(value)],
        ]
    }
}

/// An open watch.
final class Watch {
    private var iterator: AsyncStream<JSONValue>.Iterator
    private let task: Task<Void, Never>?

    init(frames: AsyncStream<JSONValue>, task: Task<Void, Never>?) {
        iterator = frames.makeAsyncIterator()
        self.task = task
    }

    deinit {
        task?.cancel()
    }

    /// The next frame as `TYPE name`; nil when the watch has ended.
    func next() async -> String? {
        guard let frame = await iterator.next() else { return nil }
        return "\(frame["type"]?.stringValue ?? "") \(frame["object"]?.name ?? "")"
    }

    /// The next frame; nil when the watch has ended.
    func nextFrame() async -> JSONValue? {
        await iterator.next()
    }
}

private struct FrameSink: HTTPBodyWriter {
    let sink: AsyncStream<JSONValue>.Continuation

    func write(_ bytes: [UInt8]) async throws {
        for line in bytes.split(separator: UInt8(ascii: "\n")) { sink.yield(try JSONValue(parsing: line)) }
    }
}
