import ArgumentParser
import Controller
import Dashboard
import Deciding
import Foundation
import HTTPServing
import KubernetesClient
import Logging
import Measures
import MetricSources
import ServiceLifecycle
import UnixSignals

/// `outrider run`: the controller.
struct RunCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run",
        abstract: "The controller: scales every Deployment that is annotated with outrider.dev/mode.",
        discussion: """
            In a cluster it needs no flags: it uses its service account. Outside it reads a kubeconfig as kubectl \
            does.

            Examples:
              outrider run                           in a pod
              outrider run --kubeconfig ~/.kube/config --shadow-all
                                                     explains, and writes no scale
              outrider run -n shop --log-format text one namespace, a log to read
            """)

    @Option(help: "A kubeconfig file; else $KUBECONFIG, the pod's service account, or ~/.kube/config.")
    var kubeconfig: String?

    @Option(help: "The context of the kubeconfig; else its current one.")
    var context: String?

    @Option(name: .shortAndLong, help: "Watch this namespace only; else all of them.")
    var namespace: String?

    @Option(help: "Where /healthz, /readyz, /metrics and /api/decisions are served.")
    var listen = ListenAddress(host: "0.0.0.0", port: 9_100)

    @Flag(help: "Decide and explain every workload as if its mode were shadow; write no scale.")
    var shadowAll = false

    @Option(
        help: "A folder where what workloads remember is kept, so that a restart forgets nothing; else nothing is kept."
    )
    var dataDir: String?

    @OptionGroup(title: "Prometheus")
    var prometheus: PrometheusOptions

    @Option(help: "How log lines look: json or text; else json unless standard error is a terminal.")
    var logFormat: LogFormat?

    @Flag(help: "Log every decision at level info, also when nothing changes.")
    var logEveryDecision = false

    @Flag(help: "End when standard input ends, so that the program that started this one never leaves it behind.")
    var untilInputEnds = false

    @OptionGroup(title: "Clock")
    var clock: ClockOptions

    func run() async throws {
        LargeBlocks.returnAtOnce()
        let time = clock.time
        let format = logFormat ?? (isatty(STDERR_FILENO) == 1 ? .text : .json)
        @Sendable func logger(_ label: String) -> Logger {
            Logger(label: label) { LineLog(label: $0, format: format, time: time) }
        }
        let log = logger("controller")
        var configuration: ClientConfiguration
        do {
            configuration = try ClientConfiguration.load(
                kubeconfig: kubeconfig, context: context, environment: ProcessInfo.processInfo.environment,
                now: time.now(), log: logger("client"))
        } catch {
            throw refusal("\(error)")
        }
        let server: PrometheusServer?
        do {
            server = try prometheus.server
        } catch {
            throw refusal("\(error)")
        }
        // A thousand workloads ask two things a period at most; the server's own fairness rules stand above this.
        configuration.requestsPerSecond = 200
        configuration.burst = 400
        let registry = MetricsRegistry()
        let transport = try CurlTransport()
        defer { transport.stop() }
        let client = Client(
            configuration: configuration, version: Version.text, transport: transport, clock: time,
            log: logger("client"), metrics: registry, seed: settings.seed)
        let controller = ControllerService(
            client: client, settings: settings, time: time, log: log, metrics: registry,
            history: history(now: time.now(), log: logger("history")), prometheus: server, models: Self.models(log: log)
        )
        log.info(
            "starting",
            metadata: ["version": .string(Version.text), "server": .string(configuration.server)])
        let group = ServiceGroup(
            configuration: ServiceGroupConfiguration(
                services: [
                    .init(service: dashboard(of: controller, registry: registry, log: logger("dashboard"))),
                    .init(service: controller),
                ] + inputEnd,
                gracefulShutdownSignals: [.sigterm, .sigint], logger: logger("lifecycle")))
        do {
            try await group.run()
        } catch {
            throw refusal("cannot serve on \(listen): \(error)")
        }
        log.info("stopped")
    }

    /// What workloads remembered; nil without a folder, or with one that cannot hold it: a cache is no reason to stop.
    func history(now: Timestamp, log: Logger) -> HistoryFile? {
        guard let dataDir else { return nil }
        do {
            return try HistoryFile.open(in: dataDir, now: now, log: log)
        } catch {
            log.error("history not opened, going on without", metadata: ["error": .string("\(error)")])
            return nil
        }
    }

    /// The trained parameters; none if they are damaged: only what looks ahead does so with less.
    static func models(log: Logger, load: () throws -> Models = ShippedModels.load) -> Models {
        do {
            return try load()
        } catch {
            log.error("forecaster not read, going on without", metadata: ["error": .string("\(error)")])
            return Models()
        }
    }

    private var inputEnd: [ServiceGroupConfiguration.ServiceConfiguration] {
        untilInputEnds ? [.init(service: InputEnd(), successTerminationBehavior: .gracefullyShutdownGroup)] : []
    }

    /// Says on standard error, in one line, what the user has to mend; the exit status is that of bad input.
    private func refusal(_ text: String) -> ExitCode {
        FileHandle.standardError.write(Data("outrider: \(text)\n".utf8))
        return ExitCode(2)
    }

    private var settings: ControllerSettings {
        var settings = ControllerSettings()
        settings.namespace = namespace
        settings.inShadowOnly = shadowAll
        settings.logsEveryDecision = logEveryDecision
        // A watch is proved current at the server's real pace, however fast our clock runs.
        settings.staleMax = settings.staleMax * max(1, clock.clockSpeed)
        settings.instance = ProcessInfo.processInfo.environment["HOSTNAME"] ?? "outrider"
        var chance = SystemRandomNumberGenerator()
        settings.seed = chance.next()
        return settings
    }

    private func dashboard(of controller: ControllerService, registry: MetricsRegistry, log: Logger) -> HTTPServer {
        let handler = DashboardHandler(
            source: ControllerSource(controller: controller), registry: registry,
            build: BuildInfo(
                version: Version.text, commit: ProcessInfo.processInfo.environment["OUTRIDER_COMMIT"] ?? ""))
        var faults = log
        faults.logLevel = .warning  // the library's own news repeats ours
        return HTTPServer(
            host: listen.host, port: listen.port, bodyBytesMax: 0, logger: faults,
            onReady: { port in log.info("listening", metadata: ["port": .stringConvertible(port)]) },
            handler: handler.handle)
    }
}

/// Lets the dashboard ask the controller, which it does not know.
private struct ControllerSource: StatusSource {
    let controller: ControllerService

    func status() async -> ControllerStatus {
        let report = await controller.report()
        return ControllerStatus(
            at: report.at, workloads: report.workloads, unsynced: report.unsynced, lastBeat: report.lastBeat)
    }
}
