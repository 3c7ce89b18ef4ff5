/// One answer.
public struct HTTPResponse: Sendable {
    /// What follows the head.
    public enum Body: Sendable {
        /// A body of known length.
        case bytes([UInt8])
        /// A body that is written piece by piece.
        ///
        /// The closure's task is cancelled when the peer goes away or the server shuts down; the body ends when it
        /// returns.
        case stream(@Sendable (any HTTPBodyWriter) async throws -> Void)
    }

    /// The status code, such as 200.
    public var status: Int
    /// The header lines; `Content-Length` and `Transfer-Encoding` are added by the server.
    public var headers: HTTPHeaders
    /// What follows the head.
    public var body: Body

    /// Makes an answer.
    public init(status: Int, headers: HTTPHeaders = [:], body: Body = .bytes([])) {
        self.status = status
        self.headers = headers
        self.body = body
    }

    /// Makes an answer of plain text.
    public static func text(_ text: String, status: Int = 200) -> HTTPResponse {
        HTTPResponse(
            status: status, headers: ["Content-Type": "text/plain; charset=utf-8"], body: .bytes(Array(text.utf8)))
    }
}

/// Where a streamed body is written to.
public protocol HTTPBodyWriter: Sendable {
    /// Sends `bytes` as soon as the peer takes them; suspends while it does not.
    ///
    /// - Throws: if the peer is gone or the task is cancelled.
    func write(_ bytes: [UInt8]) async throws
}

/// What answers requests; called for many requests at once.
public typealias HTTPHandler = @Sendable (HTTPRequest) async -> HTTPResponse
