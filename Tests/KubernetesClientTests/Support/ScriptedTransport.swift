import KubernetesClient

/// Answers from a list, in order; when it is used up, requests hang until they are cancelled.
final class ScriptedTransport: Transport {
    enum Answer: Sendable {
        case response(Int, String = "", [TransferRequest.Header] = [])
        case failure(TransferError)
        /// A stream of lines and how it ends.
        case stream([String], End)
    }

    enum End: Sendable {
        case orderly
        case failure(TransferError)
        /// Stays open.
        case open
    }

    private struct State {
        var answers: [Answer]
        var requests: [TransferRequest] = []
    }

    private let state: Locked<State>

    init(_ answers: [Answer]) {
        state = Locked(State(answers: answers))
    }

    var requests: [TransferRequest] { state.withLock { $0.requests } }
    /// The requests' paths and queries.
    var targets: [String] { requests.map { String($0.url.dropFirst("https://test".count)) } }
    var isUsedUp: Bool { state.withLock { $0.answers.isEmpty } }

    private func take(_ request: TransferRequest) async throws(TransferError) -> Answer {
        let answer = state.withLock { state -> Answer? in
            state.requests.append(request)
            return state.answers.isEmpty ? nil : state.answers.removeFirst()
        }
        guard let answer else {
            await untilCancelled()
            throw .cancelled
        }
        return answer
    }

    func send(_ request: TransferRequest) async throws(TransferError) -> TransferResponse {
        switch try await take(request) {
        case .response(let status, let body, let headers):
            return TransferResponse(status: status, headers: ResponseHeaders(headers), body: Array(body.utf8))
        case .failure(let error): throw error
        case .stream: throw .invalid("the script has a stream here")
        }
    }

    func open(_ request: TransferRequest) async throws(TransferError) -> any LineStream {
        switch try await take(request) {
        case .response(let status, let body, let headers):
            return ScriptedStream(
                status: status, headers: ResponseHeaders(headers), lines: body.isEmpty ? [] : [body], end: .orderly)
        case .failure(let error): throw error
        case .stream(let lines, let end):
            return ScriptedStream(status: 200, headers: ResponseHeaders(), lines: lines, end: end)
        }
    }
}

private final class ScriptedStream: LineStream {
    let status: Int
    let headers: ResponseHeaders
    private let lines: Locked<[String]>
    private let end: ScriptedTransport.End

    init(status: Int, headers: ResponseHeaders, lines: [String], end: ScriptedTransport.End) {
        self.status = status
        self.headers = headers
        self.lines = Locked(lines)
        self.end = end
    }

    func next() async throws(TransferError) -> [[UInt8]]? {
        let line = lines.withLock { $0.isEmpty ? nil : $0.removeFirst() }
        if let line { return [Array(line.utf8)] }
        switch end {
        case .orderly: return nil
        case .failure(let error): throw error
        case .open:
            await untilCancelled()
            throw .cancelled
        }
    }

    func close() {}
}

/// Suspends until the task is cancelled.
func untilCancelled() async {
    let (stream, continuation) = AsyncStream<Void>.makeStream()
    for await _ in stream {}  // ends when the task is cancelled
    continuation.finish()  // and keeps the continuation alive until then
}
