import KubernetesAPI
import Measures
import Simulation
import Testing
import Workloads

@testable import EmbeddedCluster

@Suite struct ServiceFactsTests {
    private func facts(_ annotations: JSONValue) -> ServiceFacts {
        ServiceFacts(["metadata": ["name": "d", "namespace": "shop", "annotations": annotations]])
    }

    @Test func `load, size, origin and promises are read`() throws {
        let facts = facts([
            "sim.outrider.dev/load": "trace:3", "sim.outrider.dev/request": "512/128",
            "sim.outrider.dev/origin": "2026-11-24T10:00:00Z", "outrider.dev/slo": "ttft-p95=500ms, itl-p95=50ms",
        ])
        #expect(facts.load == .trace(multiplier: 3))
        #expect(facts.size == RequestSize(promptTokens: 512, outputTokens: 128))
        #expect(facts.origin == Timestamp("2026-11-24T10:00:00Z"))
        #expect(
            facts.objective == ServiceObjective(firstTokenMax: .milliseconds(500), interTokenMax: .milliseconds(50)))
        #expect(facts.router == .leastRequest)
        #expect(facts.problems.isEmpty)
    }

    @Test func `values of metrics are read by name`() throws {
        let facts = facts([
            "sim.outrider.dev/external-metric.queue": "constant:3",
            "sim.outrider.dev/object-metric.depth": "constant:4",
        ])
        #expect(facts.externals["queue"]?.value(at: .zero) == 3)
        #expect(facts.objectMetrics["depth"]?.value(at: .zero) == 4)
    }

    @Test func `without annotations there is no load and no value`() {
        let facts = facts([:])
        #expect(facts.load == Load.none)
        #expect(facts.externals.isEmpty)
        #expect(!facts.isMuted)
    }

    @Test func `each bad annotation is told by its own key`() {
        let facts = facts(["sim.outrider.dev/external-metric.q": "x", "sim.outrider.dev/origin": "noon"])
        #expect(
            facts.problems.map(\.field).sorted() == ["sim.outrider.dev/external-metric.q", "sim.outrider.dev/origin"])
    }

    @Test func `a router is one of those that there are`() {
        #expect(facts(["sim.outrider.dev/router": "p2c"]).router == .powerOfTwo)
        let bad = facts(["sim.outrider.dev/router": "best"])
        #expect(bad.router == .leastRequest)
        #expect(bad.problems.first?.accepted.contains("weighted-edf") ?? false)
    }
}
