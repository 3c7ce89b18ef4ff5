/// One request, read whole.
public struct HTTPRequest: Sendable {
    /// In capitals, such as `GET`.
    public var method: String
    /// The path as it was sent, still percent-encoded, without the query.
    public var path: String
    /// What stood after `?`, still percent-encoded; empty without one.
    public var query: String
    /// The header lines.
    public var headers: HTTPHeaders
    /// The body; empty if it was longer than the server takes (`isBodyTooLong`).
    public var body: [UInt8]
    /// Whether the body was longer than the server's `bodyBytesMax`; the handler should answer 413.
    public var isBodyTooLong: Bool
    /// The certificate that the peer showed and the TLS layer verified, as DER; nil without one.
    public var clientCertificate: [UInt8]?

    /// Makes a request by hand, as tests do.
    public init(
        method: String, path: String, query: String = "", headers: HTTPHeaders = [:], body: [UInt8] = [],
        isBodyTooLong: Bool = false, clientCertificate: [UInt8]? = nil
    ) {
        self.method = method
        self.path = path
        self.query = query
        self.headers = headers
        self.body = body
        self.isBodyTooLong = isBodyTooLong
        self.clientCertificate = clientCertificate
    }
}
