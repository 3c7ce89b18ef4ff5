public import Measures
public import Workloads

/// How long a new pod of one workload takes to serve: from its creation to the first time that it is Ready.
///
/// Learned from what is seen of the pods at each look, by accelerator class: the extended resource that a pod asks for
/// (`nvidia.com/gpu`), or none. What counts is a **first** Ready, with everything before it: scheduling, a node that
/// had to be made, the image, the model. What gives no sample:
/// - a pod that was Ready when it was first seen, unless it was made since the last look: how it began is not known;
/// - a pod that is Ready again after a blip: its Ready condition changed after the kubelet took it;
/// - a pod whose containers were restarted before it was Ready: a crash loop says nothing of the next pod;
/// - a pod that no kubelet took for longer than `waitMax`: it waited for somebody else's accelerator, and asking
///   sooner would not have brought it sooner;
/// - a start longer than `longest`, which is a fault.
///
/// Bounds: `samplesMax` samples a class, `classesMax` classes, `waitingMax` pods.
public struct StartupTimes: Hashable, Codable, Sendable {
    /// What is expected of a workload of which nothing is known; an engine that loads weights from a near disk.
    public static let assumed = Duration.seconds(120)
    /// Samples that outvote what was expected.
    public static let samplesMin = 5
    /// Samples kept of one class; older ones go.
    public static let samplesMax = 64
    /// What a sample weighs against the next newer one: half after 23, so that a new image is learned by scaling.
    static let decay = 0.97
    /// A pod that waits for a kubelet longer than this waits for a quota; cluster autoscalers make a node sooner.
    static let waitMax = Duration.seconds(600)
    /// The longest start that is believed.
    static let longest = Duration.seconds(3_600)
    /// A look after a longer pause sees pods whose first Ready it may have missed.
    static let pauseMax = Duration.seconds(300)
    /// A kubelet's first report of a pod says not Ready at this distance from its start at most.
    static let reportMax = Duration.seconds(10)
    static let classesMax = 4
    static let waitingMax = 512

    /// Start-up times in seconds by class, oldest first; each of them is a class of its own.
    private var classes: [Samples] = []
    /// The UIDs of pods that have never been Ready.
    private var waiting: Set<String> = []
    /// The class of the newest pod.
    private var current = ""
    /// The last look.
    private var lookedAt: Timestamp?

    private struct Samples: Hashable, Codable {
        var accelerator: String
        var seconds: [Double] = []
    }

    /// Knows nothing.
    public init() {}

    /// Looks at the workload's own pods.
    public mutating func observe(_ pods: [PodState], now: Timestamp) {
        if let lookedAt, now - lookedAt > Self.pauseMax { forgetWaiting() }
        let alive = pods.filter { $0.deletedAt == nil && !$0.uid.isEmpty }
        var stillWaiting: Set<String> = []
        for pod in alive.sorted(by: { $0.uid < $1.uid }) {
            if pod.readiness?.status == .isTrue {
                let isNew = lookedAt.map { last in pod.createdAt.map { $0 > last.cutToSecond } ?? false } ?? false
                if waiting.contains(pod.uid) || isNew { learn(pod) }
            } else if Self.hasNeverBeenReady(pod), stillWaiting.count < Self.waitingMax {
                stillWaiting.insert(pod.uid)
            }
        }
        waiting = stillWaiting
        lookedAt = now
        let newest = alive.max { ($0.createdAt ?? .distantPast, $0.uid) < ($1.createdAt ?? .distantPast, $1.uid) }
        if let newest { current = Self.accelerator(of: newest) }
    }

    /// P90 for a pod of the newest pod's class.
    ///
    /// - Parameter expected: what the user expects; it stands until `samplesMin` pods have been measured.
    /// - Returns: `expected`, else `assumed`, before.
    public func p90(expected: Duration? = nil) -> Duration {
        guard let samples = classes.first(where: { $0.accelerator == current })?.seconds,
            samples.count >= Self.samplesMin
        else { return expected ?? Self.assumed }
        return min(max(.zero, .seconds(Self.quantile(0.9, of: samples))), Self.longest)
    }

    /// How many samples stand behind `p90`; fewer than `samplesMin`: none does.
    public var sampleCount: Int {
        classes.first { $0.accelerator == current }?.seconds.count ?? 0
    }

    // MARK: Text

    private enum CodingKeys: String, CodingKey {
        case classes, waiting, current, lookedAt
    }

    /// Reads what was learned; it comes from a file that anybody may have written.
    ///
    /// - Throws: `DecodingError`, for a start-up time outside 0 to `longest` and for more than a bound allows too.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        classes = try container.decode([Samples].self, forKey: .classes)
        waiting = try container.decode(Set<String>.self, forKey: .waiting)
        current = try container.decode(String.self, forKey: .current)
        lookedAt = try container.decodeIfPresent(Timestamp.self, forKey: .lookedAt)
        func check(_ isWithin: Bool, _ key: CodingKeys, _ bound: String) throws {
            guard !isWithin else { return }
            throw DecodingError.dataCorruptedError(forKey: key, in: container, debugDescription: "accepted: \(bound)")
        }
        try check(classes.count <= Self.classesMax, .classes, "at most \(Self.classesMax) classes")
        try check(waiting.count <= Self.waitingMax, .waiting, "at most \(Self.waitingMax) pods")
        let longest = Self.longest.seconds
        for samples in classes.map(\.seconds) {
            try check(samples.count <= Self.samplesMax, .classes, "at most \(Self.samplesMax) samples a class")
            try check(samples.allSatisfy((0...longest).contains), .classes, "seconds from 0 to \(longest)")
        }
    }

    // MARK: Samples

    private mutating func learn(_ pod: PodState) {
        guard pod.restarts == 0, let created = pod.createdAt, let since = pod.readiness?.since else { return }
        let taken = since - created
        guard taken >= .zero, taken <= Self.longest else { return }
        if let started = pod.startedAt, started - created > Self.waitMax { return }
        let accelerator = Self.accelerator(of: pod)
        var samples = Samples(accelerator: accelerator)
        if let index = classes.firstIndex(where: { $0.accelerator == accelerator }) {
            samples = classes.remove(at: index)
        }
        samples.seconds.append(taken.seconds)
        samples.seconds.removeFirst(max(0, samples.seconds.count - Self.samplesMax))
        // The class that was longest without a sample goes.
        classes.append(samples)
        classes.removeFirst(max(0, classes.count - Self.classesMax))
    }

    private mutating func forgetWaiting() {
        waiting = []
        lookedAt = nil
    }

    private static func hasNeverBeenReady(_ pod: PodState) -> Bool {
        guard let since = pod.readiness?.since, let started = pod.startedAt else { return true }
        return since - started <= reportMax
    }

    /// The class of a pod: the first extended resource, by name, that any container asks for; empty if none does.
    private static func accelerator(of pod: PodState) -> String {
        pod.containers.flatMap(\.requests.names).filter { $0.contains("/") }.min() ?? ""
    }

    /// The smallest value at or below which a share of the weight lies; the newest value weighs 1.
    private static func quantile(_ share: Double, of seconds: [Double]) -> Double {
        var weight = 1.0
        var weighted: [(value: Double, weight: Double)] = []
        for value in seconds.reversed() {
            weighted.append((value, weight))
            weight *= decay
        }
        weighted.sort { $0.value < $1.value }
        let total = weighted.reduce(0) { $0 + $1.weight }
        var below = 0.0
        for (value, weight) in weighted {
            below += weight
            if below >= share * total { return value }
        }
        return weighted.last?.value ?? 0
    }
}

extension Timestamp {
    fileprivate static let distantPast = Timestamp(nanoseconds: .min)
}
