import Measures

/// Keeps as many pods of one service as are wanted, as a replica set does.
///
/// Pods that terminate do not count. Who must go is told by `DeletionRank`; among equals the youngest goes.
struct ReplicaPool: Sendable {
    /// `spec.replicas`.
    private(set) var replicas: Int
    /// All pods that are not gone, terminating ones too, in the order of creation.
    private(set) var pods: [PooledPod] = []
    private var dealer: PodClassDealer
    private var made = 0

    init(replicas: Int, classes: [PodClass]) {
        self.replicas = max(0, replicas)
        dealer = PodClassDealer(classes)
    }

    /// Pods that count: all but those that terminate.
    var activeCount: Int { pods.count { $0.deletedAt == nil } }

    mutating func scale(to replicas: Int) {
        self.replicas = max(0, replicas)
    }

    /// Makes pods until there are enough.
    ///
    /// - Returns: how many were made; they are the last of `pods`.
    mutating func fill(at now: Double) -> Int {
        let missing = max(0, replicas - activeCount)
        for _ in 0..<missing {
            pods.append(PooledPod(ordinal: made, podClass: dealer.next(), createdAt: now))
            made += 1
        }
        return missing
    }

    /// The ordinals of the pods that are too many, the first to go first.
    func surplus(at now: Double) -> [Int] {
        let active = pods.filter { $0.deletedAt == nil }
        guard active.count > replicas else { return [] }
        var siblings: [Int: Int] = [:]
        for pod in active { if let node = pod.node { siblings[node, default: 0] += 1 } }
        let ranked = active.map { pod in
            (
                rank: DeletionRank(
                    isScheduled: pod.node != nil, phase: pod.isRunning ? .running : .pending, isReady: pod.isReady,
                    cost: 0, siblings: pod.node.map { siblings[$0] ?? 0 } ?? 0,
                    readyFor: pod.readyChangedAt.map { .seconds(now - $0) }, age: .seconds(now - pod.createdAt)),
                ordinal: pod.ordinal
            )
        }
        return ranked.sorted { $0.rank == $1.rank ? $0.ordinal > $1.ordinal : $0.rank < $1.rank }
            .prefix(active.count - replicas).map(\.ordinal)
    }

    /// The place in `pods` of an ordinal; nil for a pod that is gone.
    func place(of ordinal: Int) -> Int? {
        var low = 0
        var high = pods.count
        while low < high {
            let middle = (low + high) / 2
            if pods[middle].ordinal < ordinal { low = middle + 1 } else { high = middle }
        }
        return low < pods.count && pods[low].ordinal == ordinal ? low : nil
    }

    mutating func change(_ place: Int, _ body: (inout PooledPod) -> Void) {
        body(&pods[place])
    }

    mutating func remove(_ place: Int) {
        pods.remove(at: place)
    }
}
