import EmbeddedCluster
import KubernetesClient
import Logging
import Measures
import ServiceLifecycle
import Simulation

/// The embedded cluster with a fleet behind it and the plain HPA in it: what `cluster` and `demo` both run.
struct SimulatedCluster {
    /// The API server.
    let cluster: EmbeddedCluster
    /// What its pods do; moved by the cluster's controllers.
    let fleet: SharedFleet
    /// Everything to run, in the order in which it starts.
    let services: [any Service]

    /// Puts the parts together; nothing runs yet.
    ///
    /// - Parameters:
    ///   - configuration: of the API server; metrics and controllers are filled in here.
    ///   - nodes: the simulated nodes.
    ///   - seed: of all chance in the fleet.
    ///   - trace: what the load `trace` replays.
    ///   - onReady: called once, when requests are answered.
    init(
        _ configuration: EmbeddedCluster.Configuration, nodes: SimulatedNodes, seed: UInt64, trace: Trace?,
        onReady: @escaping @Sendable (EmbeddedCluster.Endpoint) async -> Void
    ) {
        let fleet = SharedFleet(seed: seed, origin: configuration.time.now(), trace: trace)
        var configuration = configuration
        configuration.metrics = ClusterMetrics(fleet: fleet)
        configuration.controllers = [ClusterControllers(fleet: fleet, nodes: nodes)]
        let (endpoints, endpoint) = AsyncStream<EmbeddedCluster.Endpoint>.makeStream()
        let cluster = EmbeddedCluster(configuration) { ready in
            await onReady(ready)
            endpoint.yield(ready)
            endpoint.finish()
        }
        self.cluster = cluster
        self.fleet = fleet
        services = [
            cluster, PodListeners(fleet: fleet, logger: configuration.logger),
            HorizontalStart(
                endpoints: endpoints, time: configuration.time, wireTime: configuration.wireTime, seed: seed,
                log: configuration.logger),
        ]
    }
}

/// Starts the plain HPA as soon as there is a server to talk to.
private struct HorizontalStart: Service {
    let endpoints: AsyncStream<EmbeddedCluster.Endpoint>
    let time: any TimeSource
    let wireTime: any TimeSource
    let seed: UInt64
    let log: Logger

    func run() async throws {
        for await endpoint in endpoints.cancelOnGracefulShutdown() {
            let transport = try CurlTransport()
            defer { transport.stop() }
            var configuration = ClientConfiguration(endpoint)
            configuration.fieldManager = "kube-controller-manager"
            let client = Client(
                configuration: configuration, version: Version.text, transport: transport,
                clock: wireTime, log: log)
            try await HorizontalController(client: client, time: time, seed: seed, log: log).run()
        }
    }
}

extension ClientConfiguration {
    /// The admin's way into an embedded cluster.
    init(_ endpoint: EmbeddedCluster.Endpoint) {
        self.init(server: endpoint.url, authorities: Array(endpoint.authority.utf8), token: endpoint.adminToken)
    }
}
