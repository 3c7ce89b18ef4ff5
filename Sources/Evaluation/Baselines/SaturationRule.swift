import Measures
import Simulation
import Workloads

/// llm-d's saturation rule: one pod more when the spare room of the others is small, one less when the rest could
/// carry the load.
///
/// Source: llm-d workload-variant-autoscaler b08b1c7, `docs/saturation-analyzer.md` and
/// `docs/saturation-scaling-config.md` (its first version, one variant). While the pods that report are not as many as
/// are wanted, the size stays: "desired ≠ current" preserves the desired one.
struct SaturationRule: Autoscaler {
    /// The numbers of its config map.
    struct Tuning: Hashable, Sendable {
        /// A pod whose cache is used to this share is saturated, 0...1.
        var cacheThreshold = 0.80
        /// A pod where so many requests wait is saturated.
        var queueThreshold = 5.0
        /// Less spare cache than this asks for a pod, 0...1.
        var cacheSpare = 0.10
        /// Less spare queue than this asks for a pod.
        var queueSpare = 3.0
        /// The time between two decisions.
        var interval: Duration = .seconds(60)
    }

    /// What a pod told at one scrape.
    private struct Load {
        var pod: String
        var cache: Double
        var queue: Double
        var at: Timestamp
    }

    /// Its queries ask for the highest of the last minute (`max_over_time[1m]`).
    private static let memory: Duration = .seconds(60)

    /// Prometheus' scrape interval: oftener there is nothing new to see.
    let period: Duration = .seconds(15)
    let metrics = [
        MetricQuestion(EngineSignal.kvCache.rawValue, by: .prometheus),
        MetricQuestion(EngineSignal.waiting.rawValue, by: .prometheus),
    ]
    let tuning: Tuning
    /// Of the last minute; bound: one a pod and scrape.
    private var recent: [Load] = []
    private var decidedAt: Timestamp?

    init(_ tuning: Tuning) {
        self.tuning = tuning
    }

    mutating func replicas(for observation: Observation, at now: Timestamp) -> Int? {
        let reporting = look(at: observation, now: now)
        if let decidedAt, now - decidedAt < tuning.interval { return nil }
        decidedAt = now
        guard !reporting.isEmpty, reporting.count == observation.specReplicas, observation.pendingPods == 0
        else { return nil }
        let open = reporting.map(peak).filter {
            $0.cache < tuning.cacheThreshold && $0.queue < tuning.queueThreshold
        }
        let cache = open.reduce(0) { $0 + $1.cache }
        let queue = open.reduce(0) { $0 + $1.queue }
        if open.isEmpty || !hasRoom(cache: cache, queue: queue, pods: open.count) { return reporting.count + 1 }
        if open.count >= 2, hasRoom(cache: cache, queue: queue, pods: open.count - 1) { return reporting.count - 1 }
        return nil
    }

    /// Remembers what the pods tell.
    ///
    /// - Returns: the pods that told both.
    private mutating func look(at observation: Observation, now: Timestamp) -> [String] {
        recent.removeAll { $0.at <= now - Self.memory }
        guard let caches = PodValues(observation, 0), let queues = PodValues(observation, 1) else { return [] }
        let loads = caches.values.compactMap { cache in
            queues[cache.pod].map { Load(pod: cache.pod, cache: cache.value, queue: $0, at: now) }
        }
        recent += loads
        return loads.map(\.pod)
    }

    private func peak(of pod: String) -> (cache: Double, queue: Double) {
        recent.reduce((cache: 0, queue: 0)) { peak, load in
            load.pod == pod ? (max(peak.cache, load.cache), max(peak.queue, load.queue)) : peak
        }
    }

    /// Whether `pods` that share this load would each keep the spare room that is wanted.
    private func hasRoom(cache: Double, queue: Double, pods: Int) -> Bool {
        let count = Double(pods)
        return tuning.cacheThreshold - cache / count >= tuning.cacheSpare
            && tuning.queueThreshold - queue / count >= tuning.queueSpare
    }
}
