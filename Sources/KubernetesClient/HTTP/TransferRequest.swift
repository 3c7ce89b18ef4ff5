/// One HTTP exchange to carry out.
public struct TransferRequest: Sendable {
    /// The methods that we use.
    public enum Method: String, Hashable, Sendable {
        case get = "GET"
        case post = "POST"
        case put = "PUT"
        case patch = "PATCH"
        case delete = "DELETE"
    }

    /// One header.
    public struct Header: Hashable, Sendable {
        /// Its name.
        public var name: String
        /// Its value.
        public var value: String

        /// Makes a header.
        public init(_ name: String, _ value: String) {
            self.name = name
            self.value = value
        }
    }

    /// Through which proxy.
    public enum Proxy: Hashable, Sendable {
        /// What the environment names (`HTTPS_PROXY`, `NO_PROXY`, …).
        case environment
        /// Straight to the host.
        case none
        /// This one.
        case url(String)
    }

    /// What to do.
    public var method: Method
    /// To what, with its query.
    public var url: String
    /// Headers to send.
    public var headers: [Header] = []
    /// What to send; nil: nothing.
    public var body: [UInt8]?
    /// Whom to believe, and who to be.
    public var trust = Trust()
    /// Through which proxy.
    public var proxy = Proxy.environment
    /// The longest time for the whole exchange, on the machine's own clock; nil for streams.
    public var deadline: Duration?
    /// The longest silence of a stream before it counts as dead; nil: for ever.
    public var silenceMax: Duration?
    /// The largest body, or the largest line of a stream, in bytes after decompression.
    public var bytesMax: Int

    /// Makes a request.
    public init(_ method: Method, _ url: String, bytesMax: Int) {
        self.method = method
        self.url = url
        self.bytesMax = bytesMax
    }
}

/// Whom a client believes over TLS, and who it is.
public struct Trust: Hashable, Sendable {
    /// The certificates that may sign the server's, as PEM; nil: the system's.
    public var authorities: [UInt8]?
    /// Our certificate and those that sign it, as PEM.
    public var clientCertificate: [UInt8]?
    /// The key of our certificate, as PEM.
    public var clientKey: [UInt8]?
    /// The name that the server's certificate must carry; nil: the host of the URL.
    public var serverName: String?
    /// Whether any server is believed; only because kubectl has it, and every use is logged.
    public var skipsVerification = false

    /// Believes the system's authorities, and is nobody.
    public init() {}
}
