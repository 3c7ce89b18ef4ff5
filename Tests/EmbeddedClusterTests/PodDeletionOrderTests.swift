import KubernetesAPI
import Measures
import Testing

@testable import EmbeddedCluster

@Suite struct PodDeletionOrderTests {
    private let now = Timestamp(seconds: 100_000)

    private func pod(
        _ name: String, node: String? = "n1", phase: String = "Running", readyFor: Int64? = 1_000, cost: String? = nil,
        age: Int64 = 2_000
    ) -> JSONValue {
        var pod: JSONValue = [
            "metadata": [
                "name": .string(name), "uid": .string(name),
                "creationTimestamp": .string((now - .seconds(age)).text()),
            ],
            "spec": [:], "status": ["phase": .string(phase)],
        ]
        if let node { pod["spec"]?["nodeName"] = .string(node) }
        if let cost { pod.setAnnotation(PodDeletionOrder.costAnnotation, cost) }
        if let readyFor {
            pod["status"]?["conditions"] = [
                [
                    "type": "Ready", "status": "True",
                    "lastTransitionTime": .string((now - .seconds(readyFor)).text()),
                ]
            ]
        }
        return pod
    }

    private func order(_ pods: [JSONValue]) -> [String] {
        PodDeletionOrder(among: pods, now: now).sorted(pods).map(\.name)
    }

    @Test func `unbound before pending before not ready before cheap before dear`() {
        let pods = [
            pod("dear", cost: "50"), pod("plain"), pod("cheap", cost: "-100"), pod("unready", readyFor: nil),
            pod("pending", phase: "Pending", readyFor: nil), pod("unbound", node: nil, phase: "Pending", readyFor: nil),
        ]
        #expect(order(pods) == ["unbound", "pending", "unready", "cheap", "plain", "dear"])
    }

    @Test func `the fuller node gives first, then the pod that is ready for a shorter time`() {
        let pods = [
            pod("alone", node: "n2", readyFor: 10), pod("old", node: "n1", readyFor: 4_000),
            pod("young", node: "n1", readyFor: 20),
        ]
        #expect(order(pods) == ["young", "old", "alone"])
    }

    @Test func `times of the same magnitude are equal, and the uid decides`() {
        let pods = [pod("b", readyFor: 1_000), pod("a", readyFor: 1_010)]
        #expect(order(pods) == ["a", "b"])
    }
}
