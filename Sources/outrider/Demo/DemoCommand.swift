import ArgumentParser
import EmbeddedCluster
import Foundation
import Logging
import Measures
import ServiceLifecycle
import Simulation
import UnixSignals

/// `outrider demo`: one command, no cluster, no root.
struct DemoCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo",
        abstract: "Replay a real trace against a simulated GPU fleet: Outrider, and the plain HPA beside it.",
        discussion: """
            Starts an embedded Kubernetes API server with simulated nodes and pods, two identical Deployments under \
            the same load, the plain HPA for one of them, and this controller, as a process of its own over HTTPS, \
            for the other. Without --once the trace is played again and again. Ctrl-C stops everything.

            Examples:
              outrider demo --once                      the trace once, then a table
              outrider demo --trace my.requests.csv --load 5 --speed 60
              outrider demo --scenario Scenarios/slow-pod.yaml --once
            """)

    @Option(help: ArgumentHelp("A *.requests.csv or *.rate.csv; else the built-in azure-conv.", valueName: "file"))
    var trace: String?

    @Option(
        help: ArgumentHelp(
            "A scenario in place of --trace, --load and --max-replicas (Documentation/Scenarios.md).", valueName: "file"
        ))
    var scenario: String?

    @Option(help: "How many times the trace's own rate the load is.")
    var load = 20.0

    @Option(help: "Virtual seconds a real second.")
    var speed = 30.0

    @Option(help: "The policy level of our Deployment; this version has: reactive.")
    var policy = "reactive"

    @Option(help: "Most replicas of each Deployment.")
    var maxReplicas = 24

    @Option(help: "Where the controller serves /metrics; else 127.0.0.1:9100, or a free port if that is taken.")
    var listen: ListenAddress?

    @Flag(help: "End with the trace, and show the table.")
    var once = false

    @Option(help: "The seed of all chance in the fleet.")
    var seed: UInt64 = 1

    /// Virtual time for the first pods to become ready before the load begins.
    private static let lead = Duration.seconds(90)

    func validate() throws {
        guard scenario == nil || trace == nil else {
            throw ValidationError("--trace and --scenario exclude each other; a scenario names its own trace")
        }
        guard SystemTime.speeds.contains(speed) else {
            throw ValidationError("--speed is \(speed); accepted: 0.001 to 1000")
        }
        guard Load.multipliers.contains(load) else {
            throw ValidationError("--load is \(load); accepted: 0.001 to 1000")
        }
        guard policy == "reactive" else {
            throw ValidationError("--policy is \"\(policy)\"; accepted: reactive")
        }
        guard (1...64).contains(maxReplicas) else {
            throw ValidationError("--max-replicas is \(maxReplicas); accepted: 1 to 64, the simulated accelerators")
        }
    }

    func run() async throws {
        let scene = try readScene()
        let time = SystemTime.starting(speed: speed)
        var log = Logger(label: "demo") { LineLog(label: $0, format: .text, time: SystemTime.real) }
        // The picture is the output, and the server library has much to say of closed connections.
        log.logLevel = .critical
        var configuration = EmbeddedCluster.Configuration(time: time, wireTime: SystemTime.real, logger: log)
        configuration.port = 0
        let listen = listen ?? .free(host: "127.0.0.1", preferring: 9_100)
        let (endpoints, endpoint) = AsyncStream<EmbeddedCluster.Endpoint>.makeStream()
        var nodes = SimulatedNodes()
        nodes.count = scene.nodes
        nodes.accelerators = scene.acceleratorsPerNode
        let world = SimulatedCluster(configuration, nodes: nodes, seed: seed, trace: scene.trace) { ready in
            endpoint.yield(ready)
            endpoint.finish()
        }
        let director = DemoDirector(
            endpoints: endpoints, fleet: world.fleet,
            objects: DemoObjects(scene: scene, origin: time.now() + Self.lead, policy: policy),
            screen: DemoScreen(
                title: [scene.title, "\(DemoScreen.plain(speed))× real time", "policy \(policy)"]
                    .joined(separator: " · "),
                address: "http://\(listen)/metrics"),
            time: time, length: scene.length, listen: "\(listen)", playsOnce: once, log: log)
        let services = world.services.map { ServiceGroupConfiguration.ServiceConfiguration(service: $0) }
        let group = ServiceGroup(
            configuration: ServiceGroupConfiguration(
                services: services + [
                    .init(
                        service: director, successTerminationBehavior: .gracefullyShutdownGroup,
                        failureTerminationBehavior: .gracefullyShutdownGroup)
                ],
                gracefulShutdownSignals: [.sigterm, .sigint], logger: log))
        do {
            try await group.run()
        } catch {
            FileHandle.standardError.write(Data("outrider demo: \(error)\n".utf8))
            throw ExitCode(1)
        }
    }

    private func readScene() throws -> DemoScene {
        guard let scenario else { return DemoScene(try readTrace(), multiplier: load, replicasMax: maxReplicas) }
        do {
            let file = try ScenarioFile(scenario)
            return try DemoScene(file.scenario, trace: try file.trace())
        } catch {
            throw error.told(by: "demo")
        }
    }

    private func readTrace() throws -> Trace {
        let file =
            trace.map { URL(fileURLWithPath: $0) }
            ?? Bundle.module.url(forResource: "azure-conv.requests", withExtension: "csv")
        guard let file, let text = try? String(contentsOf: file, encoding: .utf8) else {
            throw ValidationError("\(DemoError.noTrace(trace ?? "azure-conv"))")
        }
        do {
            return try Trace(csv: text, file: file.lastPathComponent)
        } catch {
            throw ValidationError("\(error)")
        }
    }
}
