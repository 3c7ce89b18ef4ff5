import KubernetesClient
import Logging
import Measures

/// Answers requests from a script, and remembers them.
final class ScriptedTransport: Transport {
    typealias Answer = (status: Int, body: String)

    private let requests = Locked<[TransferRequest]>([])
    private let running = Locked((now: 0, most: 0))
    private let script: @Sendable (String) async throws(TransferError) -> Answer

    /// Answers each URL with what `script` says.
    init(_ script: @escaping @Sendable (String) async throws(TransferError) -> Answer) {
        self.script = script
    }

    /// The URLs that were asked for, without their scheme and host where that is the API server's.
    var asked: [String] {
        requests.withLock { $0.map { $0.url.replacing("https://api", with: "") } }
    }

    /// The headers of all requests.
    var headers: [TransferRequest.Header] { requests.withLock { $0.flatMap(\.headers) } }

    /// The most requests that ran at once.
    var mostAtOnce: Int { running.withLock { $0.most } }

    func send(_ request: TransferRequest) async throws(TransferError) -> TransferResponse {
        requests.withLock { $0.append(request) }
        running.withLock { running in
            running.now += 1
            running.most = max(running.most, running.now)
        }
        defer { running.withLock { $0.now -= 1 } }
        let answer = try await script(request.url)
        return TransferResponse(
            status: answer.status, headers: ResponseHeaders([.init("Content-Type", "application/json")]),
            body: Array(answer.body.utf8))
    }

    func open(_ request: TransferRequest) async throws(TransferError) -> any LineStream {
        throw .invalid("nothing is streamed here")
    }

    /// A client that speaks through it, with a token that pods must not see.
    func client(clock: any TimeSource) -> Client {
        Client(
            configuration: ClientConfiguration(server: "https://api", token: "secret"), version: "test",
            transport: self,
            clock: clock, log: Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() }))
    }
}
