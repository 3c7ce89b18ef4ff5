public import CoreMetrics
public import KubernetesAPI
public import Logging
public import Measures

/// Speaks to one API server.
///
/// Every request waits its turn under the rate limit, carries fresh credentials, and is sent again where that is safe.
/// Deadlines are the machine's time; the rate limit and the waits between attempts are the given clock's.
public final class Client: Sendable {
    /// The largest answer; a page of 500 large pods has 10 MB.
    public static let answerBytesMax = 64 << 20

    /// What the client was made with.
    public let configuration: ClientConfiguration
    let transport: any Transport
    let clock: any TimeSource
    let log: Logger
    let metrics: RequestMetrics
    let session: LoginSession
    let userAgent: String
    private let bucket: Locked<TokenBucket>
    private let random: Locked<RandomStream>

    /// Makes a client; nothing is sent yet.
    ///
    /// - Parameters:
    ///   - configuration: where the server is, and how to log in.
    ///   - version: our own version, for the User-Agent.
    ///   - transport: what carries the requests.
    ///   - clock: for the rate limit, waits between attempts and expiring credentials.
    ///   - log: for what a caller cannot see: credentials that went stale. Never gets a token or a body.
    ///   - metrics: where request counts go.
    ///   - seed: of the jitter; give each replica another.
    public init(
        configuration: ClientConfiguration, version: String, transport: any Transport, clock: any TimeSource,
        log: Logger, metrics: any MetricsFactory = MetricsSystem.factory, seed: UInt64 = 0
    ) {
        self.configuration = configuration
        self.transport = transport
        self.clock = clock
        self.log = log
        self.metrics = RequestMetrics(factory: metrics)
        session = LoginSession(login: configuration.login, clock: clock, log: log)
        userAgent = "outrider/\(version)"
        bucket = Locked(TokenBucket(perSecond: configuration.requestsPerSecond, burst: configuration.burst))
        random = Locked(RandomStreams(seed: seed).stream("request back-off"))
    }

    /// The namespace to use where none is said.
    public var namespace: String { configuration.namespace }

    /// Reads whatever a path holds: metrics, discovery, an object of any kind as `JSONValue`.
    public func read<Answer: JSONReadable>(
        _ path: ResourcePath, query: [QueryItem] = [], as type: Answer.Type = Answer.self
    ) async throws(ClientError) -> Answer {
        try await carryOut(Call(verb: .get, path: path, query: query), as: type)
    }

    /// Sends an object of any kind.
    ///
    /// - Parameters:
    ///   - verb: `create` or `update`.
    ///   - path: the collection to create in, or the object or subresource to replace.
    ///   - body: the whole object.
    ///   - type: what to read from the answer.
    /// - Returns: the object as the server has it now.
    /// - Throws: `ClientError`; `isConflict` if somebody else wrote first.
    public func write<Answer: JSONReadable>(
        _ verb: Verb, _ path: ResourcePath, body: JSONValue, as type: Answer.Type = Answer.self
    ) async throws(ClientError) -> Answer {
        var call = Call(verb: verb, path: path, query: [("fieldManager", configuration.fieldManager)])
        call.body = body.bytes
        call.contentType = "application/json"
        call.isIdempotent = verb != .create
        return try await carryOut(call, as: type)
    }

    // MARK: One request

    /// One request, whatever it takes.
    struct Call {
        var verb: Verb
        var path: ResourcePath
        var query: [QueryItem] = []
        var body: [UInt8]?
        var contentType: String?
        var isIdempotent = true

        init(verb: Verb, path: ResourcePath, query: [QueryItem] = []) {
            self.verb = verb
            self.path = path
            self.query = query
        }

        var queryText: String {
            guard !query.isEmpty else { return "" }
            return "?" + query.map { "\($0.name)=\(PercentText.escape($0.value))" }.joined(separator: "&")
        }
    }

    func carryOut<Answer: JSONReadable>(_ call: Call, as type: Answer.Type) async throws(ClientError) -> Answer {
        let response = try await send(call)
        do {
            return try Answer(json: response.body)
        } catch {
            throw self.error(.decoding(error), call)
        }
    }

    /// Sends until there is an answer of success, or no further attempt is right.
    func send(_ call: Call) async throws(ClientError) -> TransferResponse {
        let rule = RetryRule(isIdempotent: call.isIdempotent, waitMax: configuration.deadline)
        var attempt = 1
        var hasRenewed = false
        while true {
            let (request, pass) = try await prepare(call)
            let outcome: RetryRule.Outcome
            let failure: ClientError
            do throws(TransferError) {
                let response = try await transport.send(request)
                metrics.note(call.verb, call.path.label, code: response.status, elapsed: response.elapsed)
                if (200..<300).contains(response.status) { return response }
                failure = statusError(response, call)
                if response.status == 401, !hasRenewed, await session.renew(after: pass) {
                    hasRenewed = true
                    continue
                }
                outcome = .answer(status: response.status, retryAfter: failure.retryAfter)
            } catch {
                failure = await noAnswer(error, call)
                outcome = .failure(error)
            }
            let wait = random.withLock { rule.wait(after: outcome, attempt: attempt, using: &$0) }
            guard let wait else { throw failure }
            attempt += 1
            try await pause(wait, call)
        }
    }

    /// Waits for the rate limit, and makes the request with fresh credentials.
    func prepare(_ call: Call) async throws(ClientError) -> (TransferRequest, LoginSession.Pass) {
        try await pause(bucket.withLock { $0.take(now: clock.now()) }, call)
        let pass: LoginSession.Pass
        do {
            pass = try await session.pass()
        } catch {
            throw self.error(.credentials(error), call)
        }
        var request = TransferRequest(
            call.verb.method, configuration.server + call.path.text + call.queryText, bytesMax: Self.answerBytesMax)
        request.headers = pass.headers + [.init("Accept", "application/json"), .init("User-Agent", userAgent)]
        if let contentType = call.contentType { request.headers.append(.init("Content-Type", contentType)) }
        request.body = call.body
        request.trust = pass.trust
        request.proxy = pass.proxy
        request.deadline = configuration.deadline
        return (request, pass)
    }

    private func pause(_ wait: Duration, _ call: Call) async throws(ClientError) {
        guard wait > .zero else { return }
        do {
            try await clock.sleep(until: clock.now() + wait)
        } catch {
            // A clock throws only when our task is cancelled.
            throw self.error(.transport(.cancelled), call)
        }
    }

    // MARK: Errors

    /// Notes a request that got no answer.
    func noAnswer(_ error: TransferError, _ call: Call) async -> ClientError {
        metrics.note(call.verb, call.path.label, code: nil, elapsed: nil)
        switch error {
        case .untrusted, .credentials: await session.distrust()
        case .cancelled, .stopped, .deadline, .silent, .unresolved, .refused, .interrupted, .tooLarge, .invalid: break
        }
        return self.error(.transport(error), call)
    }

    func error(_ reason: ClientError.Reason, _ call: Call, retryAfter: Duration? = nil) -> ClientError {
        ClientError(reason, verb: call.verb, url: configuration.server + call.path.text, retryAfter: retryAfter)
    }

    func statusError(_ response: TransferResponse, _ call: Call) -> ClientError {
        let status = Status(answer: response.status, body: response.body)
        let asked = status.details?.retryAfterSeconds.map { Duration.seconds($0) }
        return error(.status(status), call, retryAfter: response.headers.retryAfter ?? asked)
    }
}

extension Status {
    /// The longest text of an answer that is quoted; a proxy may send a page.
    private static let quoteMax = 200

    /// What an answer of failure says; a body that is no Status is quoted.
    init(answer code: Int, body: [UInt8]) {
        if let status = try? Status(json: body), !status.message.isEmpty || !status.reason.isEmpty {
            self = status
            self.code = code
            return
        }
        // Not a Status: an aggregated API, a proxy or a load balancer speaks.
        let text = String(decoding: body.prefix(Self.quoteMax), as: UTF8.self)
            .split(whereSeparator: \.isNewline).joined(separator: " ")
        self.init(code: code, message: text.isEmpty ? "the server gave no reason" : text)
    }
}
