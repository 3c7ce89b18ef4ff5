/// A GET of anything but the API server: a pod's metrics, a Prometheus.
public struct FetchRequest: Sendable {
    /// Of what; `http` or `https`.
    public var url: String
    /// What forms are welcome.
    public var accept: String
    /// Further headers.
    public var headers: [TransferRequest.Header]
    /// Whom to believe, and who to be.
    public var trust: Trust
    /// The longest time for the whole exchange, on the machine's clock.
    public var deadline: Duration
    /// The largest answer, decompressed.
    public var bodyBytesMax: Int

    /// Makes a request.
    public init(
        url: String, accept: String = "*/*", headers: [TransferRequest.Header] = [], trust: Trust = Trust(),
        deadline: Duration, bodyBytesMax: Int = 4 << 20
    ) {
        self.url = url
        self.accept = accept
        self.headers = headers
        self.trust = trust
        self.deadline = deadline
        self.bodyBytesMax = bodyBytesMax
    }
}

/// The answer of anything but the API server.
public struct FetchAnswer: Sendable {
    /// The HTTP status; any is an answer.
    public var status: Int
    /// The body's type.
    public var contentType: String?
    /// The body, decompressed.
    public var body: [UInt8]

    /// Makes an answer.
    public init(status: Int, contentType: String? = nil, body: [UInt8]) {
        self.status = status
        self.contentType = contentType
        self.body = body
    }
}

extension Client {
    /// Gets what is not the API server's: without its credentials, its rate limit, its proxy, or a second attempt.
    ///
    /// - Throws: an error only if there was no answer.
    public func fetch(_ fetch: FetchRequest) async throws(ClientError) -> FetchAnswer {
        var request = TransferRequest(.get, fetch.url, bytesMax: fetch.bodyBytesMax)
        request.headers = [.init("Accept", fetch.accept), .init("User-Agent", userAgent)] + fetch.headers
        request.trust = fetch.trust
        request.deadline = fetch.deadline
        request.proxy = .none
        do {
            let response = try await transport.send(request)
            return FetchAnswer(
                status: response.status, contentType: response.headers["content-type"], body: response.body)
        } catch {
            throw ClientError(.transport(error), verb: .get, url: fetch.url)
        }
    }
}
