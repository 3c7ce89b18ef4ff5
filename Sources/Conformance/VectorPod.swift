import Measures
import Workloads

/// A pod as a file writes it; what it does not write comes from the case's template, what it writes as null is none.
struct VectorPod: Decodable, Sendable {
    struct Readiness: Decodable, Sendable {
        var status: String?
        var lastTransitionTime: Timestamp?
    }

    struct Container: Decodable, Sendable {
        var name: String
        var requests: [String: Quantity]?
        var restartableInit: Bool?
        var plainInit: Bool?
    }

    /// A key that may be absent or null, which here are two things.
    enum Written<Value: Decodable & Sendable>: Sendable {
        case absent
        case null
        case value(Value)

        /// The value, or the template's if the key is absent.
        func over(_ template: Written<Value>?) -> Value? {
            switch (self, template) {
            case (.value(let value), _), (.absent, .value(let value)): value
            case (.null, _), (.absent, .absent), (.absent, .null), (.absent, nil): nil
            }
        }
    }

    var name: String
    var labels: Written<[String: String]>
    var phase: Written<String>
    var startTime: Written<Timestamp>
    var ready: Written<Readiness>
    var deletionTimestamp: Written<Timestamp>
    var containers: Written<[Container]>
    var podLevelRequests: Written<[String: Quantity]>

    private enum CodingKeys: String, CodingKey {
        case name, labels, phase, startTime, ready, deletionTimestamp, containers, podLevelRequests
    }

    init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        func written<Value: Decodable & Sendable>(_ key: CodingKeys) throws -> Written<Value> {
            guard values.contains(key) else { return .absent }
            return try values.decodeNil(forKey: key) ? .null : .value(try values.decode(Value.self, forKey: key))
        }
        name = try values.decodeIfPresent(String.self, forKey: .name) ?? ""
        labels = try written(.labels)
        phase = try written(.phase)
        startTime = try written(.startTime)
        ready = try written(.ready)
        deletionTimestamp = try written(.deletionTimestamp)
        containers = try written(.containers)
        podLevelRequests = try written(.podLevelRequests)
    }

    /// The pod that a rule sees.
    func state(over template: VectorPod?) -> PodState {
        let readiness = ready.over(template?.ready).map {
            PodState.Readiness(
                status: ConditionStatus(rawValue: $0.status ?? "") ?? .unknown, since: $0.lastTransitionTime)
        }
        // A pod object has its main containers in a list of their own, before the others.
        let states = (containers.over(template?.containers) ?? []).map(\.state)
        let sorted = states.filter { $0.role == .main } + states.filter { $0.role != .main }
        return PodState(
            name: name, labels: labels.over(template?.labels) ?? [:],
            phase: PodState.Phase(rawValue: phase.over(template?.phase) ?? "") ?? .unknown,
            startedAt: startTime.over(template?.startTime), readiness: readiness,
            deletedAt: deletionTimestamp.over(template?.deletionTimestamp),
            containers: sorted,
            podLevelRequests: podLevelRequests.over(template?.podLevelRequests))
    }
}

extension VectorPod.Container {
    fileprivate var state: ContainerState {
        let role: ContainerState.Role = restartableInit == true ? .sidecar : plainInit == true ? .initial : .main
        return ContainerState(name: name, role: role, requests: requests ?? [:])
    }
}
