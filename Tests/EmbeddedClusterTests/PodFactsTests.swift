import KubernetesAPI
import Measures
import Simulation
import Testing
import Workloads

@testable import EmbeddedCluster

@Suite struct PodFactsTests {
    private func facts(
        annotations: JSONValue = [:], deployment: JSONValue? = nil, resources: JSONValue = [:]
    ) -> (facts: PodFacts, problems: [LoadError]) {
        let pod: JSONValue = [
            "metadata": ["name": "a", "namespace": "shop", "uid": "u", "annotations": annotations],
            "spec": [
                "containers": [
                    [
                        "name": "server", "resources": resources,
                        "ports": [["containerPort": 9000], ["name": "http", "containerPort": 8000]],
                    ]
                ]
            ],
        ]
        var problems: [LoadError] = []
        return (PodFacts(pod, deployment: deployment, problems: &problems), problems)
    }

    @Test func `the pod's engine stands before the Deployment's, and the port named http before others`() {
        let deployment: JSONValue = ["metadata": ["name": "d", "annotations": ["outrider.dev/engine": "tgi"]]]
        #expect(facts(deployment: deployment).facts.engine == .tgi)
        let own = facts(annotations: ["sim.outrider.dev/engine": "sglang"], deployment: deployment).facts
        #expect(own.engine == .sglang)
        #expect(own.port == 8000)
        #expect(own.exposesMetrics)
    }

    @Test func `where the controller must find out, vLLM runs`() {
        #expect(facts(annotations: ["outrider.dev/engine": "auto"]).facts.engine == .vllm)
    }

    @Test func `a pod without an engine is a plain server on its cpu limit`() {
        let pod = facts(resources: ["limits": ["cpu": "4"], "requests": ["cpu": "1", "memory": "1Gi"]]).facts
        #expect(!pod.exposesMetrics)
        #expect(pod.spec.engine == .plain(workers: 8, cores: 4, coreSecondsPerRequest: 0.05))
        #expect(pod.spec.startup == .plain)
        #expect(pod.memoryBytes == 0.6 * Double(1 << 30))
    }

    @Test func `a request beyond any integer is bounded`() {
        let pod = facts(resources: ["requests": ["nvidia.com/gpu": "9000000E"]]).facts
        #expect(pod.spec.accelerators == 1_000_000_000_000_000)
        #expect(Double.nan.boundedWhole == 0)
    }

    @Test func `a given start-up is exact unless a spread is given`() {
        let exact = facts(annotations: ["sim.outrider.dev/startup": "45s"]).facts.spec.startup
        #expect(exact.pull + exact.load == .seconds(45))
        #expect(exact.loadSpread == 0)
        let spread = facts(
            annotations: ["sim.outrider.dev/startup": "45s", "sim.outrider.dev/startup-spread": "0.2"])
        #expect(spread.facts.spec.startup.loadSpread == 0.2)
    }

    @Test func `what cannot be read is told, and the default stands`() {
        let bad = facts(annotations: [
            "sim.outrider.dev/engine": "gpt", "sim.outrider.dev/workers": "0", "sim.outrider.dev/memory": "lots",
        ])
        #expect(
            bad.problems.map(\.field).sorted() == [
                "sim.outrider.dev/engine", "sim.outrider.dev/memory", "sim.outrider.dev/workers",
            ])
        #expect(bad.facts.engine == Engine.none)
    }

    private func deployment(_ annotations: JSONValue, labels: JSONValue = [:]) -> JSONValue {
        ["metadata": ["name": "d", "annotations": annotations, "labels": labels]]
    }

    @Test func `accelerator and model say together how fast an engine is`() {
        let engine: JSONValue = ["outrider.dev/engine": "vllm"]
        #expect(facts(annotations: engine).facts.spec.engine == .llama8BOnH100)
        let a100 = facts(annotations: engine, deployment: deployment([:], labels: ["accelerator": "a100"])).facts
        #expect(a100.spec.engine == EngineProfile.named("a100", model: "llama-3-8b")?.engine)
        let large = facts(annotations: engine, deployment: deployment(["sim.outrider.dev/model": "llama-2-70b"])).facts
        #expect(large.spec.engine == EngineProfile.named("h100", model: "llama-2-70b")?.engine)
    }

    @Test func `an accelerator or a model that is not known is told with what is`() {
        let engine: JSONValue = ["outrider.dev/engine": "vllm"]
        let tpu = facts(annotations: engine, deployment: deployment([:], labels: ["accelerator": "tpu"]))
        #expect(tpu.problems.map(\.field) == ["label accelerator"])
        #expect(tpu.problems.first?.accepted.contains("h100") ?? false)
        #expect(tpu.facts.spec.engine == .llama8BOnH100)
        let gpt = facts(annotations: ["outrider.dev/engine": "vllm", "sim.outrider.dev/model": "gpt"])
        #expect(gpt.problems.map(\.field) == ["sim.outrider.dev/model"])
        #expect(gpt.problems.first?.accepted == "llama-2-70b, llama-3-8b")
    }

    @Test func `the start-up may be the controller's, or stand on the Deployment; the pod's own comes first`() {
        func seconds(_ own: JSONValue, _ deployment: JSONValue? = nil) -> Duration {
            let startup = facts(annotations: own, deployment: deployment).facts.spec.startup
            return startup.pull + startup.load
        }
        #expect(seconds(["outrider.dev/startup": "90s"]) == .seconds(90))
        #expect(seconds(["outrider.dev/startup": "auto"]) == .seconds(2))
        let other = deployment(["sim.outrider.dev/startup": "30s"])
        #expect(seconds([:], other) == .seconds(30))
        #expect(seconds(["sim.outrider.dev/startup": "60s"], other) == .seconds(60))
    }
}
