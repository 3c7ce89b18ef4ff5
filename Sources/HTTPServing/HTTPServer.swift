import HTTPTypes
import Hummingbird
import HummingbirdCore
import HummingbirdTLS
public import Logging
import NIOCore
import NIOSSL
public import ServiceLifecycle

/// An HTTP/1.1 server, over TLS if it is given an identity.
///
/// The only place that knows which library serves HTTP.
public struct HTTPServer: Service {
    /// How long a closing connection waits for its peer's last word; an idle client does not read it, so says none.
    private static let farewellMax = TimeAmount.milliseconds(500)

    private let host: String
    private let port: Int
    private let tls: TLSIdentity?
    private let bodyBytesMax: Int
    private let logger: Logger
    private let onReady: @Sendable (Int) async -> Void
    private let handler: HTTPHandler

    /// Makes a server; `run` binds it.
    ///
    /// - Parameters:
    ///   - host: the address to listen on, such as `127.0.0.1`.
    ///   - port: 0 lets the system choose one.
    ///   - tls: nil serves plain HTTP.
    ///   - bodyBytesMax: longer request bodies are dropped and flagged.
    ///   - logger: where faults of connections go.
    ///   - onReady: called once with the port, when connections are accepted.
    ///   - handler: what answers.
    public init(
        host: String, port: Int, tls: TLSIdentity? = nil, bodyBytesMax: Int = 4 << 20, logger: Logger,
        onReady: @escaping @Sendable (Int) async -> Void = { _ in }, handler: @escaping HTTPHandler
    ) {
        self.host = host
        self.port = port
        self.tls = tls
        self.bodyBytesMax = bodyBytesMax
        self.logger = logger
        self.onReady = onReady
        self.handler = handler
    }

    /// Serves until the task is cancelled or shut down gracefully; open streams are then ended.
    ///
    /// - Throws: if the address cannot be bound or the identity cannot be read.
    public func run() async throws {
        let onReady = onReady
        let application = Application(
            responder: Responder(
                handler: handler, bodyBytesMax: bodyBytesMax, asksForCertificate: tls?.clientAuthorities != nil),
            server: try builder(),
            configuration: ApplicationConfiguration(address: .hostname(host, port: port), backlog: 1_024),
            onServerRunning: { channel in await onReady(channel.localAddress?.port ?? 0) },
            logger: logger)
        try await application.run()
    }

    private func builder() throws -> HTTPServerBuilder {
        guard let tls else { return .http1() }
        let chain = try NIOSSLCertificate.fromPEMBytes(Array(tls.certificateChain.utf8))
        let key = try NIOSSLPrivateKey(bytes: Array(tls.privateKey.utf8), format: .pem)
        var configuration = TLSConfiguration.makeServerConfiguration(
            certificateChain: chain.map { .certificate($0) }, privateKey: .privateKey(key))
        configuration.shutdownTimeout = Self.farewellMax
        if let authorities = tls.clientAuthorities {
            configuration.trustRoots = .certificates(try NIOSSLCertificate.fromPEMBytes(Array(authorities.utf8)))
            configuration.certificateVerification = .optionalVerification
        }
        return try .tls(.http1(), tlsConfiguration: configuration)
    }
}
