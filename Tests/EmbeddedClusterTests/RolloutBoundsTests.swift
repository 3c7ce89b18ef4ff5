import KubernetesAPI
import Testing

@testable import EmbeddedCluster

@Suite struct RolloutBoundsTests {
    private func bounds(_ replicas: Int, _ surge: JSONValue, _ unavailable: JSONValue) -> [Int] {
        let bounds = RolloutBounds([
            "spec": [
                "replicas": .integer(replicas),
                "strategy": [
                    "type": "RollingUpdate", "rollingUpdate": ["maxSurge": surge, "maxUnavailable": unavailable],
                ],
            ]
        ])
        return [bounds.surge, bounds.unavailable]
    }

    @Test func `surge rounds up and unavailable rounds down`() {
        #expect(bounds(10, "25%", "25%") == [3, 2])
    }

    @Test func `what is no percentage, or too long for one, counts as the default`() {
        #expect(bounds(10, "inf%", "nan%") == [3, 2])
        #expect(bounds(10, "1e300%", "99999999999%") == [3, 2])
        #expect(bounds(10, .integer(Int.max), 0) == [Int(Int32.max), 0])
    }

    @Test func `both zero would never move, so one may be unavailable`() {
        #expect(bounds(1, 0, "25%") == [0, 1])
        #expect(bounds(0, "25%", "25%") == [0, 0])
    }

    @Test func `not more can be unavailable than there are`() {
        #expect(bounds(2, 1, 5) == [1, 2])
    }

    @Test func `Recreate has no bounds`() {
        let bounds = RolloutBounds(["spec": ["replicas": 5, "strategy": ["type": "Recreate"]]])
        #expect([bounds.surge, bounds.unavailable] == [0, 0])
    }
}
