import KubernetesAPI
import Measures
import Simulation
import Workloads

/// The fleet, and what Kubernetes' side knows about its pods; a value behind the lock of `SharedFleet`.
struct FleetWorld: Sendable {
    /// What was read of an object that carries values of metrics.
    struct Source: Sendable {
        var facts: ServiceFacts
        var origin: Timestamp
    }

    var fleet: Fleet
    private(set) var pods: [PodKey: PodFacts] = [:]
    private var keys: [String: [String: PodKey]] = [:]
    private var labels = PodLabelIndex()
    var scrapes = ScrapeRecord()
    /// Deployments by name.
    var deployments: [WorkloadID: Source] = [:]
    /// Services that carry values of metrics, by name.
    var services: [WorkloadID: Source] = [:]
    var mutedNamespaces: Set<String> = []
    /// Names of the simulated nodes.
    var nodes: Set<String> = []

    init(fleet: Fleet) {
        self.fleet = fleet
        scrapes.begin(at: fleet.now)
    }

    /// Takes in a pod, as far as it has come.
    mutating func add(_ facts: PodFacts, _ progress: StartupProgress) {
        pods[facts.key] = facts
        labels.add(facts)
        keys[facts.object.namespace, default: [:]][facts.object.name] = facts.key
        fleet.addPod(facts.key, of: facts.workload, facts.spec, progress)
    }

    /// Replaces what is known of a pod's labels.
    mutating func relabel(_ facts: PodFacts) {
        guard let before = pods[facts.key] else { return }
        pods[facts.key] = facts
        labels.remove(before)
        labels.add(facts)
    }

    /// Forgets a pod.
    mutating func remove(_ key: PodKey) {
        guard let facts = pods.removeValue(forKey: key) else { return }
        labels.remove(facts)
        if keys[facts.object.namespace]?[facts.object.name] == key {
            keys[facts.object.namespace]?[facts.object.name] = nil
        }
        fleet.removePod(key)
        scrapes.forget(key)
    }

    /// A pod by name.
    func pod(_ key: ObjectKey) -> PodFacts? {
        keys[key.namespace]?[key.name].flatMap { pods[$0] }
    }

    /// The pods of a namespace, or all, that `query` selects, by name, without those whose metrics are away.
    func audiblePods(namespace: String?, _ query: LabelQuery = .everything) -> [PodFacts] {
        let found: [PodFacts] =
            if let namespace {
                (labels.candidates(namespace: namespace, query) ?? Set((keys[namespace] ?? [:]).values))
                    .compactMap { pods[$0] }
            } else {
                Array(pods.values)
            }
        return found.filter { query.matches($0.labels) && !isMuted($0) }.sorted { $0.object < $1.object }
    }

    /// Whether a pod's metrics are away.
    func isMuted(_ pod: PodFacts) -> Bool {
        if mutedNamespaces.contains(pod.object.namespace) { return true }
        return pod.workload.flatMap { deployments[$0] }?.facts.isMuted ?? false
    }

    /// Lets time pass; stops at each instant at which metrics are read, so that their times are exact.
    mutating func advance(to now: Timestamp) -> [FleetEvent] {
        var events: [FleetEvent] = []
        while let next = scrapes.nextAt, next <= now {
            events += fleet.advance(to: next)
            scrapes.record(pods.keys, of: fleet)
        }
        return events + fleet.advance(to: now)
    }
}
