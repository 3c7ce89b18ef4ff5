public import Deciding
import KubernetesAPI
public import KubernetesClient
public import Logging
public import Measures
public import MetricSources
public import Metrics
public import ServiceLifecycle

/// The controller: watches the cluster, and observes, decides and acts for each workload that has opted in.
public struct ControllerService: ServiceLifecycle.Service {
    /// The loop goes round at least this often: it can be told from one that hangs, and a woken tick is hardly late.
    static let beat: Duration = .seconds(1)
    /// How often it is said what is still awaited before the first decision.
    static let waitingLog: Duration = .seconds(30)

    /// How long Events that wait at the shutdown may take to be sent.
    static let drainMax: Duration = .seconds(2)

    private let client: Client
    private let settings: ControllerSettings
    private let time: any TimeSource
    private let log: Logger
    private let view = ClusterView()
    private let alarm = Alarm()
    private let events = EventQueue()
    private let reconciler: Reconciler
    private let keeper: HistoryKeeper?
    private let pastReader: PastReader?

    /// Makes a controller; `run` starts it.
    ///
    /// - Parameters:
    ///   - client: the API server.
    ///   - settings: how to run.
    ///   - time: the only clock that it sees.
    ///   - log: where it talks.
    ///   - metrics: where it counts.
    ///   - history: where it keeps what it remembers; nil: a restart forgets.
    ///   - prometheus: who knows the demand of the time before; nil: nobody.
    ///   - models: trained parameters.
    public init(
        client: Client, settings: ControllerSettings, time: any TimeSource, log: Logger,
        metrics: any MetricsFactory = MetricsSystem.factory, history: HistoryFile? = nil,
        prometheus: PrometheusServer? = nil, models: Models = Models()
    ) {
        self.client = client
        self.settings = settings
        self.time = time
        self.log = log
        let reader = MetricReader(
            client: client, time: time, random: RandomStreams(seed: settings.seed).stream("metrics"), metrics: metrics)
        pastReader = prometheus.map { server in
            PastReader(backfill: Backfill(client: client, server: server), time: time, log: log)
        }
        let reconciler = Reconciler(
            observer: Observer(view: view, reader: reader, time: time, staleMax: settings.staleMax),
            actuator: Actuator(client: client, time: time), announcer: Announcer(log: log, queue: events.offer),
            telemetry: Telemetry(factory: metrics), pastReader: pastReader, models: models, settings: settings,
            alarm: alarm,
            time: time, log: log)
        self.reconciler = reconciler
        keeper = history.map { HistoryKeeper(file: $0, reconciler: reconciler, time: time, log: log) }
    }

    /// Everything that the dashboard shows.
    public func report() async -> ControllerReport {
        await reconciler.status()
    }

    /// Runs until the task is cancelled or shut down gracefully; ticks that have begun are then ended, not cut, and
    /// Events that wait are sent as far as `drainMax` allows.
    public func run() async throws {
        await keeper?.restore()
        let isStopping = Locked(false)
        await withGracefulShutdownHandler {
            await withTaskGroup(of: Void.self) { writing in
                writing.addTask { await events.run(eventWriter) }
                await withTaskGroup(of: Void.self) { group in
                    addWatches(to: &group)
                    group.addTask { await takeIn() }
                    if let pastReader { group.addTask { await pastReader.run(for: reconciler) } }
                    if let keeper { group.addTask { await keeper.run() } }
                    await loop { Task.isCancelled || isStopping.withLock { $0 } }
                    group.cancelAll()
                }
                // Nobody tells any more.
                events.close()
                writing.addTask { try? await time.sleep(until: time.now() + Self.drainMax) }
                await writing.next()
                writing.cancelAll()
            }
        } onGracefulShutdown: {
            isStopping.withLock { $0 = true }
            alarm.ring()
        }
    }

    private var eventWriter: EventWriter {
        EventWriter(client: client, instance: settings.instance, clock: time, log: log)
    }

    private func addWatches(to group: inout TaskGroup<Void>) {
        let scope = settings.namespace.map { ListScope.namespace($0) } ?? .everything
        var seeds = RandomStreams(seed: settings.seed).stream("watches")
        let deployments = Watcher(
            client: client, store: view.deployments, scope: scope, seed: seeds.next(), log: log)
        let pods = Watcher(client: client, store: view.pods, scope: scope, seed: seeds.next(), log: log)
        let autoscalers = Watcher(
            client: client, store: view.autoscalers, scope: scope, seed: seeds.next(), log: log)
        group.addTask { await deployments.run() }
        group.addTask { await pods.run() }
        group.addTask { await autoscalers.run() }
    }

    /// Hands changes of the cluster to the reconciler, once the whole world has been read.
    private func takeIn() async {
        do {
            try await view.autoscalers.waitUntilSynced()
            try await view.pods.waitUntilSynced()
            try await view.deployments.waitUntilSynced()
        } catch {
            return  // Cancelled: the controller ends.
        }
        log.info("synced", metadata: ["deployments": .stringConvertible(view.deployments.count)])
        // Asked for before the first look, so that nothing that changes meanwhile is missed.
        let (rivals, pods, subjects) = (view.autoscalers.changes(), view.pods.changes(), view.deployments.changes())
        // Rivals first: no workload is decided before they are known.
        await reconciler.autoscalersChanged(
            view.autoscalers.objects().map { StoreChange(key: $0.metadata.key, before: nil, after: $0) })
        await reconciler.deploymentsChanged(
            view.deployments.objects().map { StoreChange(key: $0.metadata.key, before: nil, after: $0) })
        await reconciler.settle()
        await withTaskGroup(of: Void.self) { group in
            group.addTask {
                for await changes in rivals { await reconciler.autoscalersChanged(changes) }
            }
            group.addTask {
                for await changes in pods { await reconciler.podsChanged(changes) }
            }
            group.addTask {
                for await changes in subjects { await reconciler.deploymentsChanged(changes) }
            }
        }
    }

    /// Begins ticks as they fall due, until told to stop; then waits for those that have begun.
    private func loop(until isStopping: @Sendable () -> Bool) async {
        var saidWaiting = time.now()
        await withDiscardingTaskGroup { group in
            while !isStopping() {
                let (ticks, next) = await reconciler.begin()
                for tick in ticks {
                    group.addTask { await reconciler.reconcile(tick) }
                }
                let now = time.now()
                if !view.unsynced.isEmpty, now - saidWaiting > Self.waitingLog {
                    saidWaiting = now
                    log.warning(
                        "waiting for the first list",
                        metadata: [
                            "resources": .array(view.unsynced.map { .string($0) }),
                            "next": .string(
                                "look for `list failed` above; after a 403, the ClusterRole outrider of "
                                    + "Manifests/base grants list and watch of them"),
                        ])
                }
                await alarm.sleep(until: min(next ?? now + Self.beat, now + Self.beat), time: time)
            }
        }
    }
}
