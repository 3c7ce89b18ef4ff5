import ArgumentParser
import EmbeddedCluster
import Foundation
import Logging
import Measures
import ServiceLifecycle
import Simulation
import UnixSignals

/// `outrider cluster`: the embedded cluster alone, until a signal.
struct ClusterCommand: AsyncParsableCommand {
    /// What lives in the cluster beside the API server.
    enum Controllers: String, ExpressibleByArgument, CaseIterable {
        case all, none
    }

    static let configuration = CommandConfiguration(
        commandName: "cluster",
        abstract: "Serve an embedded Kubernetes API server with a simulated GPU fleet behind it.",
        discussion: """
            Prints one line when it is ready and serves until SIGTERM or SIGINT. SIGUSR1 makes it forget its watch \
            history, as a compaction of etcd does.

            With --data-dir the cluster outlives the process: started again with the same directory and the same \
            --port, it is the same cluster, with its objects, tokens and certificates, however the process ended. \
            Give both --clock-origin too if --speed is not 1.

            Examples:
              outrider cluster --kubeconfig-out kubeconfig.yaml &
              kubectl --kubeconfig kubeconfig.yaml get nodes
              outrider cluster --port 6443 --data-dir ./cluster
            """)

    @Option(help: "Port to listen on, on 127.0.0.1; 0 chooses a free one.")
    var port = 0

    @Option(help: ArgumentHelp("Where to write a kubeconfig of an admin.", valueName: "file"))
    var kubeconfigOut: String?

    @Option(help: ArgumentHelp("Where to write the certificate of the CA.", valueName: "file"))
    var caOut: String?

    @Option(
        help: ArgumentHelp("Static bearer tokens, one a line: token,user,uid,\"group1,group2\".", valueName: "file"))
    var tokenAuthFile: String?

    @Option(help: "all: deployments, scheduler, nodes and metrics live; none: the API server alone.")
    var controllers = Controllers.all

    @Option(help: ArgumentHelp("Trace of requests that the fleet serves; none: no load.", valueName: "file"))
    var trace: String?

    @Option(help: ArgumentHelp("Where to keep the cluster; without it nothing is kept.", valueName: "directory"))
    var dataDir: String?

    @Option(help: "How many seconds pass in the cluster in one of ours.")
    var speed = 1.0

    @Option(
        help: ArgumentHelp(
            "Where the cluster's time and ours are the same; else its start. For `run --clock-origin`.",
            valueName: "RFC3339"))
    var clockOrigin: String?

    func validate() throws {
        guard (0...65_535).contains(port) else {
            throw ValidationError("--port is \(port); accepted: 0 to 65535")
        }
        guard SystemTime.speeds.contains(speed) else {
            throw ValidationError("--speed is \(speed); accepted: 0.001 to 1000")
        }
        if let clockOrigin, Timestamp(clockOrigin) == nil {
            throw ValidationError("--clock-origin is \"\(clockOrigin)\"; accepted: a time such as 2026-11-24T10:15:30Z")
        }
    }

    func run() async throws {
        let time =
            clockOrigin.flatMap { Timestamp($0) }.map { SystemTime(origin: $0, speed: speed) }
            ?? .starting(speed: speed)
        var logger = Logger(label: "cluster")
        logger.logLevel = .warning  // the ready line says the rest
        var configuration = EmbeddedCluster.Configuration(time: time, wireTime: SystemTime.real, logger: logger)
        configuration.port = port
        configuration.tokens = try tokens()
        configuration.data = try data(now: time.now())
        let (cluster, services) = try parts(configuration)
        let compaction = Task {
            for await _ in await UnixSignalsSequence(trapping: .sigusr1) { cluster.compact() }
        }
        defer { compaction.cancel() }
        let group = ServiceGroup(
            configuration: ServiceGroupConfiguration(
                services: services.map { .init(service: $0) }, gracefulShutdownSignals: [.sigterm, .sigint],
                logger: configuration.logger))
        do {
            try await group.run()
        } catch let error as AnnouncementError {
            FileHandle.standardError.write(Data("outrider cluster: \(error)\n".utf8))
            throw ExitCode(2)
        }
    }

    /// The cluster, and everything that is to run, itself among it.
    private func parts(
        _ configuration: EmbeddedCluster.Configuration
    ) throws -> (cluster: EmbeddedCluster, services: [any Service]) {
        let (endpoints, endpoint) = AsyncStream<EmbeddedCluster.Endpoint>.makeStream()
        let announcement = Announcement(endpoints: endpoints, kubeconfigOut: kubeconfigOut, caOut: caOut)
        let onReady = { @Sendable (ready: EmbeddedCluster.Endpoint) async -> Void in
            endpoint.yield(ready)
            endpoint.finish()
        }
        switch controllers {
        case .none:
            let cluster = EmbeddedCluster(configuration, onReady: onReady)
            return (cluster, [cluster, announcement])
        case .all:
            let simulated = SimulatedCluster(
                configuration, nodes: SimulatedNodes(), seed: Self.seed, trace: try requests(), onReady: onReady)
            return (simulated.cluster, simulated.services + [announcement])
        }
    }

    /// Of all chance in the fleet; fixed, so that two runs of one trace are alike.
    private static let seed: UInt64 = 1

    private func requests() throws -> Trace? {
        guard let trace else { return nil }
        do {
            let text = try String(contentsOfFile: trace, encoding: .utf8)
            return try Trace(csv: text, file: URL(fileURLWithPath: trace).lastPathComponent)
        } catch {
            throw ValidationError("--trace \(trace): \(error)")
        }
    }

    private func data(now: Timestamp) throws -> DataDirectory? {
        guard let dataDir else { return nil }
        do {
            return try DataDirectory(path: dataDir, now: now)
        } catch {
            throw ValidationError("--data-dir: \(error)")
        }
    }

    private func tokens() throws -> TokenFile {
        guard let tokenAuthFile else { return .empty }
        do {
            return try TokenFile(parsing: try String(contentsOfFile: tokenAuthFile, encoding: .utf8))
        } catch {
            throw ValidationError("--token-auth-file \(tokenAuthFile): \(error)")
        }
    }
}
