/// The annotations on a Deployment that are ours.
public enum AnnotationKey: String, Hashable, Sendable, CaseIterable {
    case mode
    case policy
    case minReplicas = "min-replicas"
    case maxReplicas = "max-replicas"
    case metrics
    case behavior
    case targetCPU = "target-cpu"
    case targetMemory = "target-memory"
    case targetQueue = "target-queue"
    case targetRunning = "target-running"
    case targetKVCache = "target-kv-cache"
    case targetRequests = "target-requests"
    case engine
    case scrapePort = "scrape-port"
    case scrapePath = "scrape-path"
    case startup
    case cost
    case hpa
    case slo
    case quotaClass = "quota-class"
    case weights
    case weightsSinks = "weights-sinks"
    case weightsRoute = "weights-route"
    case weightsInterval = "weights-interval"
    case weightsMaxRatio = "weights-max-ratio"

    /// What every key of ours begins with.
    public static let prefix = "outrider.dev/"

    /// The whole key, such as `outrider.dev/mode`.
    public var text: String { Self.prefix + rawValue }

    /// What this version does with it.
    enum Support {
        /// Read and followed.
        case full
        /// Read and checked; no rule of this version looks at it, and leaving it out harms nobody.
        case checked
        /// Refused: leaving it out would break what its user counts on.
        case none
    }

    /// What this version does with it.
    var support: Support {
        switch self {
        case .mode, .policy, .minReplicas, .maxReplicas, .metrics, .behavior, .targetCPU, .targetMemory, .targetQueue,
            .targetRunning, .targetKVCache, .targetRequests, .engine, .scrapePort, .scrapePath, .startup:
            .full
        case .cost: .checked
        case .hpa, .slo, .quotaClass, .weights, .weightsSinks, .weightsRoute, .weightsInterval, .weightsMaxRatio: .none
        }
    }

    /// A value that is accepted, for the next step of an error.
    var example: String {
        switch self {
        case .mode: "shadow"
        case .policy: "reactive"
        case .minReplicas: "1"
        case .maxReplicas: "10"
        case .metrics:
            "'[{type: Resource, resource: {name: cpu, target: {type: Utilization, averageUtilization: 60}}}]'"
        case .behavior: "'{scaleDown: {stabilizationWindowSeconds: 300}}'"
        case .targetCPU: "60%"
        case .targetMemory: "70%"
        case .targetQueue: "5"
        case .targetRunning: "20"
        case .targetKVCache: "80%"
        case .targetRequests: "2.5"
        case .engine: "auto"
        case .scrapePort: "8000"
        case .scrapePath: "/metrics"
        case .startup: "auto"
        case .cost: "1"
        case .weights: "off"
        case .hpa, .slo, .quotaClass, .weightsSinks, .weightsRoute, .weightsInterval, .weightsMaxRatio: ""
        }
    }

    /// The key that `rawValue` most likely meant.
    static func nearest(to rawValue: String) -> AnnotationKey {
        let wanted = Array(rawValue.lowercased().utf8.prefix(64))
        return allCases.min { distance($0, wanted) < distance($1, wanted) } ?? .mode
    }

    private static func distance(_ key: AnnotationKey, _ wanted: [UInt8]) -> Int {
        EditDistance.between(Array(key.rawValue.utf8), wanted)
    }
}
