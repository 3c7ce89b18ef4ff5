import CoreMetrics
import Deciding
import KubernetesAPI
import KubernetesClient
import Logging
import Measures
import MetricSources
import Workloads

@testable import Controller

/// A reconciler over a fake API server, a clock that a test moves, and copies that a test fills.
final class World: Sendable {
    let clock = TestClock(Fixture.start)
    let api = FakeAPI()
    private let view = ClusterView()
    let reconciler: Reconciler
    private let told = Locked<[Announcement]>([])

    init(inShadowOnly: Bool = false, pastReader: (Client, TestClock, Logger) -> PastReader? = { _, _, _ in nil }) {
        var settings = ControllerSettings()
        settings.inShadowOnly = inShadowOnly
        let log = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        let client = Client(
            configuration: ClientConfiguration(server: "https://api.test"), version: "test", transport: api,
            clock: clock, log: log, metrics: NOOPMetricsHandler.instance)
        let reader = MetricReader(
            client: client, time: clock, random: RandomStreams(seed: 1).stream("test"),
            metrics: NOOPMetricsHandler.instance)
        let told = told
        reconciler = Reconciler(
            observer: Observer(view: view, reader: reader, time: clock, staleMax: settings.staleMax),
            actuator: Actuator(client: client, time: clock),
            announcer: Announcer(log: log) { announcement in
                told.withLock { $0.append(announcement) }
                return true
            },
            telemetry: Telemetry(factory: NOOPMetricsHandler.instance), pastReader: pastReader(client, clock, log),
            models: Models(),
            settings: settings,
            alarm: Alarm(), time: clock, log: log)
    }

    /// The Deployment as the API server has it now, with these annotations beside or instead of the usual ones.
    func deploy(_ annotations: [String: String] = [:], name: String = "llm") async {
        var deployment = Deployment()
        let usual = [
            "mode": "active", "policy": "reactive", "max-replicas": "20",
            "metrics": #"[{"type":"External","external":{"metric":{"name":"queue"},"target":"#
                + #"{"type":"AverageValue","averageValue":"1"}}}]"#,
        ]
        let keyed = usual.merging(annotations) { $1 }.map { ("outrider.dev/\($0.key)", $0.value) }
        deployment.metadata = Metadata(
            name: name, namespace: "shop", annotations: Dictionary(uniqueKeysWithValues: keyed))
        deployment.metadata.uid = "uid-\(name)"
        deployment.selector = LabelSelector(matchLabels: ["app": "llm"])
        api.state.withLock { state in
            deployment.metadata.resourceVersion = "\(state.version)"
            deployment.replicas = state.replicas
            deployment.status.replicas = state.replicas
        }
        let before = view.deployments.object(deployment.metadata.key)
        view.deployments.put(deployment, now: clock.now())
        view.pods.replaceAll(view.pods.objects(), now: clock.now())
        await reconciler.deploymentsChanged([
            StoreChange(key: deployment.metadata.key, before: before, after: deployment)
        ])
    }

    /// A pod that runs and is ready.
    func pod(_ name: String) {
        var pod = Pod()
        pod.metadata = Metadata(name: name, namespace: "shop", labels: ["app": "llm"])
        pod.phase = "Running"
        view.pods.put(pod, now: clock.now())
    }

    /// Moves on by one period, and runs what is due then.
    func tick(provingCurrent: Bool = true) async {
        if provingCurrent {
            view.deployments.replaceAll(view.deployments.objects(), now: clock.now())
            view.pods.replaceAll(view.pods.objects(), now: clock.now())
        }
        clock.move(to: clock.now() + Schedule.period)
        for tick in await reconciler.begin().ticks { await reconciler.reconcile(tick) }
    }

    /// The last decision about `llm`.
    var record: DecisionRecord? {
        get async { await reconciler.status().workloads.first { $0.record.id == Fixture.llm }?.record }
    }

    /// The reasons of the Events so far.
    var announced: [String] { told.withLock { $0.compactMap(\.event?.reason) } }
}
