import EmbeddedCluster
import Foundation
import KubernetesAPI
import KubernetesClient
import Logging
import Measures
import ServiceLifecycle
import Simulation
import Workloads

/// Sets the scene, starts the controller, and draws until the trace has been played.
struct DemoDirector: ServiceLifecycle.Service {
    /// How often the picture is drawn, in real time.
    private static let frame = Duration.milliseconds(250)
    /// How often a plain line is written where there is no terminal, in real time.
    private static let plainFrame = Duration.seconds(5)
    /// Over how much virtual time percentiles are taken.
    private static let window = Duration.seconds(60)
    /// One bar of the demand's picture, in virtual time.
    private static let bar = Duration.seconds(60)
    /// For how long the controller may finish what it is doing, in real time.
    private static let stopMax = Duration.seconds(5)

    let endpoints: AsyncStream<EmbeddedCluster.Endpoint>
    let fleet: SharedFleet
    let objects: DemoObjects
    let screen: DemoScreen
    let time: SystemTime
    let length: Duration
    let listen: String
    /// Ends with the trace instead of playing it again.
    let playsOnce: Bool
    let log: Logger

    func run() async throws {
        for await endpoint in endpoints.cancelOnGracefulShutdown() { try await play(endpoint) }
    }

    private func play(_ endpoint: EmbeddedCluster.Endpoint) async throws {
        let transport = try CurlTransport()
        defer { transport.stop() }
        let client = Client(
            configuration: ClientConfiguration(endpoint), version: Version.text, transport: transport,
            clock: SystemTime.real, log: log)
        for (path, object) in objects.all {
            _ = try await client.write(.create, path, body: object, as: JSONValue.self)
        }
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let kubeconfig = folder.url.appending(path: "kubeconfig")
        try Data(endpoint.kubeconfig.utf8).write(to: kubeconfig)
        let controller = try ControllerProcess(arguments: [
            "--kubeconfig", kubeconfig.path, "--listen", listen, "--log-format", "json",
            "--clock-speed", String(time.speed), "--clock-origin", time.origin.shortestText,
        ])
        let store = Store<Deployment>()
        let watcher = Watcher(
            client: client, store: store, scope: .namespace(DemoObjects.namespace), seed: 2, log: log)
        let record = Locked(ReplicaRecord())
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { await watcher.run() }
            group.addTask { for await changes in store.changes() { record.withLock { $0.take(changes) } } }
            group.addTask {
                let faults = DemoFaults(objects.scene.faults, from: objects.origin, client: client, time: time)
                try await faults.run()
            }
            // The drawing ends; the others go on until they are cancelled.
            try await draw(controller, record)
            group.cancelAll()
        }
        await stop(controller)
    }

    private func draw(_ controller: ControllerProcess, _ record: Locked<ReplicaRecord>) async throws {
        var terminal = Terminal()
        var history = DemandHistory(bar: Self.bar)
        let pace = terminal.isInteractive ? Self.frame : Self.plainFrame
        var told: HeardDecision?
        if !terminal.isInteractive { terminal.append(["\(screen.heading) · \(screen.address)"]) }
        while !Task.isCancelled, !Task.isShuttingDownGracefully, !terminal.isClosed, await controller.isRunning {
            let frame = frame(controller.state, record.withLock { $0 }, &history)
            if terminal.isInteractive {
                terminal.draw(screen.lines(frame, width: terminal.columns))
            } else {
                let news = frame.lastDecision == told ? nil : frame.lastDecision
                terminal.append([screen.plainLine(frame)] + (news.map { [screen.text($0, in: frame)] } ?? []))
                told = frame.lastDecision
            }
            if playsOnce, frame.elapsed >= length { break }
            let pause = playsOnce ? min(pace, (length - frame.elapsed) / time.speed) : pace
            do {
                try await cancelWhenGracefulShutdown {
                    try await SystemTime.real.sleep(until: SystemTime.real.now() + pause)
                }
            } catch { break }
        }
        // A signal to the whole process group may reach the controller first: that is an end, and no failure.
        guard await !controller.hasFailed else {
            throw DemoError.controllerEnded(controller.state.lastError ?? "it said nothing")
        }
        terminal.append([""] + summary(record.withLock { $0 }).lines + [""] + Self.lastWords)
    }

    private static let lastWords = [
        "Policy reactive: both follow the HPA's algorithm. Outrider asks the pods itself,",
        "the HPA an adapter that reads them every 15 s; the differences come from that.",
        "",
        "Next: outrider cluster --kubeconfig-out kubeconfig.yaml   a cluster to try it on",
        "      kubectl apply -k Manifests                     on yours: scales nothing yet",
        "      kubectl annotate deployment NAME \\            decides and explains only",
        "        outrider.dev/mode=shadow outrider.dev/max-replicas=10",
    ]

    private func frame(
        _ heard: ControllerProcess.Heard, _ record: ReplicaRecord, _ history: inout DemandHistory
    ) -> DemoFrame {
        let ours = measures(DemoObjects.ours)
        history.add(ours?.arrivalsPerSecond ?? 0, at: time.now() - objects.origin)
        return DemoFrame(
            elapsed: time.now() - objects.origin, length: length, now: time.now(),
            demand: ours?.arrivalsPerSecond ?? 0, demandHistory: history.values,
            outrider: fleetRow("Outrider", DemoObjects.ours, ours, record),
            plain: fleetRow("plain HPA", DemoObjects.theirs, measures(DemoObjects.theirs), record),
            lastDecision: heard.lastDecision, lastChange: heard.lastChange)
    }

    private func measures(_ name: String) -> ServiceMeasures? {
        fleet.measures(of: WorkloadID(namespace: DemoObjects.namespace, name: name), window: Self.window)
    }

    private func fleetRow(
        _ title: String, _ name: String, _ measures: ServiceMeasures?, _ record: ReplicaRecord
    ) -> DemoFrame.Fleet {
        let ready = measures?.readyPods ?? 0
        let wanted = record.courses[name]?.wanted
        return DemoFrame.Fleet(
            name: title, ready: ready, pending: max(0, (wanted ?? ready) - ready), wanted: wanted,
            timeToFirstToken: measures?.firstTokenP95.map { .seconds($0) }, missRatio: measures?.missRatio,
            gpuHours: (measures?.acceleratorSeconds ?? 0) / 3_600)
    }

    private func summary(_ record: ReplicaRecord) -> SummaryTable {
        func column(_ title: String, _ name: String) -> SummaryTable.Column {
            let measures = measures(name)
            return SummaryTable.Column(
                name: title, completed: measures?.requests.completed ?? 0, lost: measures?.requests.lost ?? 0,
                gpuHours: (measures?.acceleratorSeconds ?? 0) / 3_600, missRatio: measures?.missRatio,
                latencyP95Seconds: measures?.latencyP95Total,
                timeToFirstTokenP95Seconds: measures?.firstTokenP95Total,
                replicaChanges: record.courses[name]?.changes ?? 0, replicasMax: record.courses[name]?.highest ?? 0)
        }
        return SummaryTable(
            outrider: column("Outrider", DemoObjects.ours), plain: column("plain HPA", DemoObjects.theirs))
    }

    private func stop(_ controller: ControllerProcess) async {
        await controller.stop()
        let end = SystemTime.real.now() + Self.stopMax
        while await controller.isRunning, SystemTime.real.now() < end {
            // Not cancelled with us: a controller that outlives the demo would be worse than a short wait.
            await Task { try? await SystemTime.real.sleep(until: SystemTime.real.now() + .milliseconds(50)) }.value
        }
    }
}

extension ServiceMeasures {
    /// Misses as a share of all that were answered or lost; nil while there are none.
    fileprivate var missRatio: Double? {
        let judged = requests.completed + requests.lost
        return judged > 0 ? Double(misses) / Double(judged) : nil
    }
}

/// Why the demo ended early.
enum DemoError: Error, CustomStringConvertible {
    case controllerEnded(String)
    case noTrace(String)

    var description: String {
        switch self {
        case .controllerEnded(let line): "the controller ended; its last words: \(line)"
        case .noTrace(let file): "the trace \(file) cannot be read"
        }
    }
}
