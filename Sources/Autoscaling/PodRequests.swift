import Measures
import Workloads

/// What pods ask for of one resource.
///
/// Source: `calculateRequests` of `replica_calculator.go` and component-helpers `resource/helpers.go`, Kubernetes 1.36.
struct PodRequests {
    let resource: String
    /// Only this container; nil for the whole pod.
    let container: String?
    /// Gate PodLevelResources.
    let podLevel: Bool

    /// Thousandths that a pod requests; the pod stays in its array, since to copy one costs more than the sum.
    func milliValue(of pods: [PodState], at index: Int) throws(MetricFault) -> Int64 {
        if let container { return try milliValue(of: container, in: pods[index]) }
        if podLevel, let requests = pods[index].podLevelRequests, requests.keys.contains(where: isPodLevel) {
            return try podLevelMilliValue(of: pods[index], requests)
        }
        let containers = pods[index].containers
        var sum: Int64 = 0
        for place in containers.indices where containers[place].role != .initial {
            guard let request = containers[place].requests.milliValue(of: resource) else {
                throw missing(in: containers[place].name, of: pods[index].name)
            }
            sum &+= request
        }
        return sum
    }

    /// One container alone; it ignores the pod level.
    private func milliValue(of container: String, in pod: PodState) throws(MetricFault) -> Int64 {
        guard let found = pod.containers.first(where: { $0.role != .initial && $0.name == container }) else {
            throw MetricFault("container \(container) not found in Pod \(pod.name)")
        }
        guard let request = found.requests.milliValue(of: resource) else { throw missing(in: container, of: pod.name) }
        return request
    }

    private func missing(in container: String, of pod: String) -> MetricFault {
        MetricFault("missing request for \(resource) in container \(container) of Pod \(pod)")
    }

    private func isPodLevel(_ name: String) -> Bool {
        name == "cpu" || name == "memory" || name.hasPrefix("hugepages-")
    }

    /// The pod's total: the pod level replaces what it names, overhead is on top.
    private func podLevelMilliValue(of pod: PodState, _ requests: [String: Quantity]) throws(MetricFault) -> Int64 {
        let base = isPodLevel(resource) ? requests[resource] ?? containersTotal(of: pod) : containersTotal(of: pod)
        guard let total = sum(base, pod.overhead[resource]) else {
            throw MetricFault("missing pod-level request for \(resource) in Pod \(pod.name)")
        }
        return total.milliValue
    }

    /// All that runs at once: containers and sidecars, or an init container with the sidecars before it if that is
    /// more.
    private func containersTotal(of pod: PodState) -> Quantity? {
        var running: Quantity?
        var sidecars: Quantity?
        var initial: Quantity?
        for container in pod.containers {
            let request = container.requests[resource]
            switch container.role {
            case .main:
                running = sum(running, request)
            case .sidecar:
                running = sum(running, request)
                sidecars = sum(sidecars, request)
                initial = greater(initial, sidecars)
            case .initial:
                initial = greater(initial, sum(sidecars, request))
            }
        }
        return greater(running, initial)
    }

    private func sum(_ left: Quantity?, _ right: Quantity?) -> Quantity? {
        guard let left, let right else { return left ?? right }
        return left + right
    }

    private func greater(_ left: Quantity?, _ right: Quantity?) -> Quantity? {
        guard let left, let right else { return left ?? right }
        return max(left, right)
    }
}
