import Measures
import Testing
import Workloads

@testable import Autoscaling

@Suite struct PodRequestsTests {
    private func container(_ name: String, _ role: ContainerState.Role, _ milli: Int64?) -> ContainerState {
        ContainerState(name: name, role: role, requests: milli.map { ["cpu": .milli($0)] } ?? [:])
    }

    private func milliValue(
        _ containers: [ContainerState], podLevel: [String: Quantity]? = nil, container: String? = nil,
        overhead: [String: Quantity] = [:], gate: Bool = true
    ) throws(MetricFault) -> Int64 {
        let pod = PodState(name: "p", containers: containers, podLevelRequests: podLevel, overhead: overhead)
        return try PodRequests(resource: "cpu", container: container, podLevel: gate).milliValue(of: [pod], at: 0)
    }

    @Test func `containers and sidecars add up, init containers and overhead do not count`() throws {
        let containers = [container("a", .main, 100), container("i", .initial, 900), container("s", .sidecar, 20)]
        #expect(try milliValue(containers, overhead: ["cpu": .milli(5)]) == 120)
    }

    @Test func `one container without a request fails, a request of 0 does not`() {
        #expect(throws: MetricFault("missing request for cpu in container b of Pod p")) {
            try milliValue([container("a", .main, 100), container("b", .main, nil)])
        }
        #expect(throws: Never.self) { try milliValue([container("a", .main, 0)]) }
    }

    @Test func `a named container counts alone and ignores the pod level`() throws {
        let containers = [container("a", .main, 100), container("b", .main, nil)]
        #expect(try milliValue(containers, podLevel: ["cpu": .milli(7)], container: "a") == 100)
        #expect(throws: MetricFault("container c not found in Pod p")) {
            try milliValue(containers, container: "c")
        }
    }

    @Test func `the pod level replaces the sum, with overhead on top`() throws {
        let containers = [container("a", .main, nil)]
        #expect(try milliValue(containers, podLevel: ["cpu": .milli(700)], overhead: ["cpu": .milli(5)]) == 705)
        #expect(throws: MetricFault.self) { try milliValue(containers, podLevel: ["cpu": .milli(700)], gate: false) }
    }

    @Test func `a pod level of another resource leaves the greatest need of containers and init containers`() throws {
        let memory = ["memory": Quantity.milli(1)]
        let containers = [
            container("a", .main, 100), container("b", .main, nil), container("s", .sidecar, 50),
            container("i", .initial, 120),
        ]
        #expect(try milliValue(containers, podLevel: memory) == 170)
        #expect(throws: MetricFault("missing pod-level request for cpu in Pod p")) {
            try milliValue([container("b", .main, nil)], podLevel: memory)
        }
    }
}
