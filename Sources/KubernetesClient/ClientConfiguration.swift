/// Where the API server is, and how to log in.
public struct ClientConfiguration: Sendable {
    /// The server's URL, with a base path if it has one, without a slash at its end.
    public let server: String
    /// The namespace to use where none is said.
    public var namespace: String
    /// Where all this comes from, for messages: such as `kubeconfig /home/me/.kube/config, context prod`.
    public let origin: String
    /// How to log in.
    let login: Login
    /// The name that owns what is written, in `metadata.managedFields`.
    public var fieldManager = "outrider"
    /// Requests a second in the long run, on the clock that the client is given.
    public var requestsPerSecond = 50.0
    /// Requests at once.
    public var burst = 100
    /// The longest time of one attempt of a request.
    public var deadline = Duration.seconds(15)

    init(server: String, namespace: String, origin: String, login: Login) {
        self.server = server.hasSuffix("/") ? String(server.dropLast()) : server
        self.namespace = namespace
        self.origin = origin
        self.login = login
    }

    /// Makes a configuration by hand.
    ///
    /// - Parameters:
    ///   - server: the server's URL.
    ///   - namespace: the namespace to use where none is said.
    ///   - authorities: the certificates that may sign the server's, as PEM; nil: the system's.
    ///   - token: a bearer token; nil: none.
    ///   - clientCertificate: our certificate as PEM; nil: none.
    ///   - clientKey: its key as PEM.
    public init(
        server: String, namespace: String = "default", authorities: [UInt8]? = nil, token: String? = nil,
        clientCertificate: [UInt8]? = nil, clientKey: [UInt8]? = nil
    ) {
        var login = Login()
        login.authorities = authorities.map(Material.bytes)
        login.token = token.map { .bytes(Array($0.utf8)) }
        login.clientCertificate = clientCertificate.map(Material.bytes)
        login.clientKey = clientKey.map(Material.bytes)
        self.init(server: server, namespace: namespace, origin: "the caller", login: login)
    }
}
