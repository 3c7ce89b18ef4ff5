import KubernetesAPI
import Measures

/// What a node has and what its pods have taken of it.
struct NodeRoom: Sendable {
    /// Resources that pods are fitted by, besides their number.
    static let resources = ["cpu", "memory", "nvidia.com/gpu"]

    private let allocatable: [String: Double]
    private let podsMax: Int
    private let labels: [String: String]
    private let isOpen: Bool
    private(set) var pods = 0
    private var taken: [String: Double] = [:]

    init(_ node: JSONValue) {
        let given = node["status"]?["allocatable"]?.objectValue ?? [:]
        allocatable = given.compactMapValues { value in
            value.stringValue.flatMap { try? Quantity($0) }?.approximateDouble  // the API checked the texts already
        }
        podsMax = (allocatable["pods"] ?? 110).boundedWhole
        labels = node.labels
        let isReady = node.condition("Ready")?["status"]?.stringValue == "True"
        let isCordoned = node["spec"]?["unschedulable"]?.boolValue ?? false
        let taints = node["spec"]?["taints"]?.arrayValue ?? []
        isOpen = isReady && !isCordoned && !taints.contains { $0["effect"]?.stringValue != "PreferNoSchedule" }
    }

    /// Takes or gives back what a pod requests.
    mutating func count(_ pod: JSONValue, sign: Double) {
        pods += Int(sign)
        for resource in Self.resources { taken[resource, default: 0] += sign * pod.podRequest(resource) }
    }

    /// Why a pod does not fit; nil if it does.
    func refusal(of pod: JSONValue) -> String? {
        guard isOpen else { return "node(s) were unschedulable" }
        let selector = pod["spec"]?["nodeSelector"]?.objectValue ?? [:]
        guard selector.allSatisfy({ labels[$0.key] == $0.value.stringValue }) else {
            return "node(s) didn't match Pod's node affinity/selector"
        }
        guard pods < podsMax else { return "Too many pods" }
        for resource in Self.resources {
            let request = pod.podRequest(resource)
            if request > 0, request > (allocatable[resource] ?? 0) - (taken[resource] ?? 0) + 1e-9 {
                return "Insufficient \(resource)"
            }
        }
        return nil
    }

    /// How full the node is: the fullest of its resources, 0...1, then its pods.
    var fullness: (Double, Int) {
        let shares = Self.resources.map { resource in
            guard let all = allocatable[resource], all > 0 else { return 0.0 }
            return (taken[resource] ?? 0) / all
        }
        return (shares.max() ?? 0, pods)
    }
}
