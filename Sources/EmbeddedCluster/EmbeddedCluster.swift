import APIMachinery
import HTTPServing
public import Logging
public import Measures
public import ServiceLifecycle

/// A Kubernetes API server in this process: HTTPS on loopback, objects in memory, and in a directory if one is given.
public struct EmbeddedCluster: Service {
    /// What can be chosen.
    public struct Configuration: Sendable {
        /// The address to listen on.
        public var host = "127.0.0.1"
        /// The port; 0 lets the system choose.
        public var port = 0
        /// Static tokens; one for an admin is added.
        public var tokens = TokenFile.empty
        /// Where the cluster is kept, and goes on from; nil writes nothing to disk.
        public var data: DataDirectory?
        /// Where the objects' times come from; may run fast.
        public var time: any TimeSource
        /// The clock of connections and certificates: the machine's.
        public var wireTime: any TimeSource
        /// What stands behind the metrics APIs; nil answers 404 there.
        public var metrics: (any MetricsProvider)?
        /// What runs the cluster's life; empty for a bare API server.
        public var controllers: [any ClusterController] = []
        /// Where faults go.
        public var logger: Logger

        /// A bare server on a free port.
        public init(time: any TimeSource, wireTime: any TimeSource, logger: Logger) {
            self.time = time
            self.wireTime = wireTime
            self.logger = logger
        }
    }

    /// What a client needs.
    public struct Endpoint: Sendable {
        /// Such as `https://127.0.0.1:43251`.
        public var url: String
        /// The CA to trust, as PEM.
        public var authority: String
        /// A bearer token of a member of `system:masters`.
        public var adminToken: String
        /// A kubeconfig with all of that.
        public var kubeconfig: String
        /// Signs further client certificates.
        public var certificates: CertificateAuthority
    }

    private let configuration: Configuration
    private let onReady: @Sendable (Endpoint) async -> Void
    private let objects: ObjectTransactions
    private let random: RandomTexts
    private let tokenKey: String
    private let serviceAccountTokens: ServiceAccountTokens

    /// Makes a cluster; `run` starts it.
    ///
    /// - Parameters:
    ///   - configuration: what was chosen.
    ///   - onReady: called once, when requests are answered.
    public init(
        _ configuration: Configuration, onReady: @escaping @Sendable (Endpoint) async -> Void = { _ in }
    ) {
        self.configuration = configuration
        self.onReady = onReady
        random = RandomTexts(generator: SystemRandomNumberGenerator())
        tokenKey = configuration.data?.identity?.tokenKey ?? random.token()
        serviceAccountTokens = ServiceAccountTokens(random: random, key: tokenKey)
        let registry = ResourceRegistry.builtIn
        objects = ObjectTransactions(
            store: SharedStore(configuration.data?.store ?? ObjectStore(), journal: configuration.data?.journal),
            registry: registry, writer: ObjectWriter(registry: registry),
            time: configuration.time, random: random)
    }

    /// The objects, for code in this process.
    public var access: some ObjectAccess & Sendable {
        ServerAccess(objects: objects)
    }

    /// Makes the server forget its history, as etcd's compaction does: watches from before end with 410.
    public func compact() {
        objects.store.compact()
    }

    /// Makes a token of a service account that exists.
    ///
    /// - Returns: nil if there is no such service account.
    public func serviceAccountToken(namespace: String, name: String, validFor duration: Duration) -> String? {
        guard let account = access.find(.serviceAccounts, namespace: namespace, name: name) else { return nil }
        let now = configuration.time.now()
        return serviceAccountTokens.mint(
            namespace: namespace, name: name, uid: account.uid, expires: now + duration, now: now
        ).text
    }

    /// Serves until the task is cancelled or shut down gracefully.
    ///
    /// - Throws: if the port cannot be bound, or the data directory no longer be written.
    public func run() async throws {
        let identity = try identity()
        let (authority, adminToken) = (identity.authority, identity.adminToken)
        let admin = User(name: "admin", groups: [User.mastersGroup])
        let authenticator = Authenticator(
            tokenFile: configuration.tokens.adding(adminToken, admin), serviceAccountTokens: serviceAccountTokens,
            store: objects.store)
        let server = APIServer(
            objects: objects, authenticator: authenticator, metrics: configuration.metrics,
            wireTime: configuration.wireTime,
            address: "\(configuration.host):\(configuration.port)")
        try Bootstrap(objects: objects).run(port: configuration.port)
        let (configuration, onReady) = (configuration, onReady)
        let http = HTTPServer(
            host: configuration.host, port: configuration.port,
            tls: TLSIdentity(
                certificateChain: identity.server.certificate, privateKey: identity.server.privateKey,
                clientAuthorities: authority.certificate),
            bodyBytesMax: APIServer.bodyBytesMax, logger: configuration.logger,
            onReady: { port in
                let url = "https://\(configuration.host):\(port)"
                await onReady(
                    Endpoint(
                        url: url, authority: authority.certificate, adminToken: adminToken,
                        kubeconfig: Kubeconfig.text(url: url, authority: authority.certificate, token: adminToken),
                        certificates: authority))
            },
            handler: { await server.answer($0) })
        let loop = ControllerLoop(
            controllers: configuration.controllers, objects: objects, wireTime: configuration.wireTime)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await http.run() }
            group.addTask { try await loop.run() }
            if let journal = configuration.data?.journal {
                group.addTask { for await failure in journal.failures { throw failure } }
            }
            // The loop ends by itself only when there is nothing to run; the server's end is the cluster's.
            try await group.next()
            if configuration.controllers.isEmpty { try await group.next() }
            group.cancelAll()
        }
    }

    /// The identity that is kept, or a new one, kept before anybody sees it.
    private func identity() throws -> ClusterIdentity {
        if let kept = configuration.data?.identity { return kept }
        let new = try ClusterIdentity(
            adminToken: random.token(), tokenKey: tokenKey, now: configuration.wireTime.now())
        try configuration.data?.keep(new)
        return new
    }
}
