import Autoscaling
import KubernetesAPI
import KubernetesClient
import Logging
import Measures
import MetricSources
import ServiceLifecycle

/// The plain HPA: what kube-controller-manager does with HorizontalPodAutoscaler objects, over the real API.
///
/// It stands beside Outrider in `outrider demo` and lives in `outrider cluster`, so that both autoscalers meet the same
/// server and the same metrics. The algorithm is `Autoscaling`'s; only the loop is here: every key one sync period
/// after it was first seen, and one period after the end of each reconcile.
actor HorizontalController: ServiceLifecycle.Service {
    /// The sync period of kube-controller-manager.
    static let period = Duration.seconds(15)
    /// How soon a new object is noticed.
    private static let beat = Duration.seconds(1)

    private struct Known {
        var due: Timestamp
        var memory = RecommenderMemory()
        /// The selector of the target at the last reconcile, for the ambiguity check.
        var selector: String?
    }

    private let client: Client
    private let time: any TimeSource
    private let log: Logger
    private let store = Store<HorizontalPodAutoscaler>()
    private let reader: MetricReader
    private let events: EventWriter
    private var known: [ObjectKey: Known] = [:]

    init(client: Client, time: any TimeSource, seed: UInt64, log: Logger) {
        self.client = client
        self.time = time
        self.log = log
        reader = MetricReader(
            client: client, time: time, random: RandomStreams(seed: seed).stream("plain HPA metrics"))
        events = EventWriter(
            client: client, controller: "horizontal-pod-autoscaler", instance: "kube-controller-manager", clock: time,
            log: log)
    }

    func run() async throws {
        let watcher = Watcher(client: client, store: store, seed: 1, log: log)
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await watcher.run() }
            group.addTask { await self.loop() }
            await group.next()
            group.cancelAll()
        }
    }

    private func loop() async {
        while !Task.isCancelled, !Task.isShuttingDownGracefully {
            for key in due(at: time.now()) { await reconcile(key) }
            do { try await time.sleep(until: time.now() + Self.beat) } catch { return }
        }
    }

    /// Takes in new objects, forgets those that went, and names those whose time has come.
    private func due(at now: Timestamp) -> [ObjectKey] {
        let keys = Set(store.objects().map(\.metadata.key))
        known = known.filter { keys.contains($0.key) }
        for key in keys where known[key] == nil { known[key] = Known(due: now + Self.period) }
        return known.filter { $0.value.due <= now }.keys.sorted()
    }

    private func reconcile(_ key: ObjectKey) async {
        guard let object = store.object(key), let state = known[key] else { return }
        let peers = known.filter { $0.key != key && $0.key.namespace == key.namespace }.compactMap { peer, state in
            state.selector.map { (peer, $0) }
        }
        var reconcile = HorizontalReconcile(
            client: client, reader: reader, events: events, time: time, object: object, memory: state.memory)
        do {
            try await reconcile.run(peers: peers)
        } catch {
            log.warning("plain HPA failed", metadata: ["hpa": "\(key)", "error": "\(error)"])
        }
        known[key] = Known(
            due: time.now() + Self.period, memory: reconcile.memory, selector: reconcile.selector ?? state.selector)
    }
}
