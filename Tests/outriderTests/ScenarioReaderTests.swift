import Evaluation
import Foundation
import Simulation
import Testing
import Workloads

@testable import outrider

@Suite struct ScenarioReaderTests {
    private static let small = """
        version: 1
        service: {accelerator: h100}
        """

    private func read(_ more: String = "", instead base: String = small) throws -> Scenario {
        try ScenarioReader.read(base + "\n" + more, file: "shop/my-case.yaml")
    }

    private func refusal(_ more: String = "", instead base: String = small) -> String? {
        do {
            _ = try ScenarioReader.read(base + "\n" + more, file: "x.yaml")
            return nil
        } catch {
            return error.description
        }
    }

    @Test func `the smallest file has a service, and defaults for all else`() throws {
        let scenario = try read()
        #expect(scenario.name == "my-case")
        #expect(scenario.bounds == 1...64)
        #expect(scenario.seed == 1)
        #expect(scenario.warmUp == .seconds(300))
        #expect(scenario.load == nil && scenario.scaler == nil)
    }

    @Test func `everything that can be said is read`() throws {
        let scenario = try read(
            """
            load: {shape: "ramp:5@0s,40@10m", process: gamma:2, rate-scale: 2, time-scale: 3,
                   prompt-tokens: 700, output-tokens: 90}
            autoscaler: {policy: hpa-queue, parameters: {target_queue: 7}}
            replicas: {min: 2, max: 9}
            router: p2c
            cluster: {nodes: 3, accelerators-per-node: 4, quota: 10}
            metrics: {scrape-period: 30s, query-delay: 2s}
            faults:
              - {at: 1m, kind: pod-crash, count: 2}
              - {at: 2m, kind: node-loss, node: 2, for: 5m}
              - {at: 3m, kind: slow-pod, factor: 4, for: 6m}
              - {at: 4m, kind: metric-outage, for: 7m}
              - {at: 5m, kind: quota, accelerators: 4}
              - {at: 6m, kind: quota, accelerators: none}
            duration: 1h
            warm-up: 2m
            seed: 42
            """,
            instead: """
                version: 1
                service:
                  model: llama-3-8b
                  pods: [{accelerator: h100, share: 3}, {accelerator: l40s, startup: {load: 90s}}]
                  startup: {pull: 5s, load: 30s, spread: 0.1}
                  objective: ttft-p95=500ms, itl-p95=40ms, latency-p95=9s
                """)
        #expect(scenario.world.classes.map(\.name) == ["h100", "l40s"])
        #expect(scenario.world.classes.map(\.share) == [3, 1])
        #expect(scenario.world.classes.map(\.startup.load) == [.seconds(30), .seconds(90)])
        #expect(
            scenario.world.objective
                == ServiceObjective(
                    firstTokenMax: .milliseconds(500), interTokenMax: .milliseconds(40), latencyMax: .seconds(9)))
        #expect(scenario.load?.rateScale == 2 && scenario.load?.timeScale == 3)
        #expect(scenario.scaler == .policy(.hpaQueue, parameters: ["target_queue": 7]))
        #expect(scenario.bounds == 2...9)
        #expect(scenario.world.router == .powerOfTwo)
        #expect(scenario.world.nodes.count == 3 && scenario.world.nodes.accelerators == 4)
        #expect(scenario.world.quota == 10)
        #expect(scenario.world.pipeline.scrapePeriod == 30)
        #expect(scenario.world.faults.map(\.at) == [60, 120, 180, 240, 300, 360])
        #expect(scenario.world.faults.last?.kind == .quota(accelerators: nil))
        #expect(scenario.duration == .seconds(3_600))
        #expect(scenario.seed == 42)
    }

    @Test(arguments: [
        ("replica: 3", "x.yaml, line 3: replica is not a field; accepted: version, service, load, "),
        ("seed: -1", "x.yaml, line 3: seed is \"-1\"; accepted: an integer from 0 to "),
        ("replicas: {min: 5, max: 4}", "x.yaml, line 3: replicas.max is \"4\"; accepted: an integer from 5 to 1000"),
        ("replicas: {min: 5}", "x.yaml, line 3: replicas.max is missing; accepted: an integer from 5 to 1000"),
        ("router: random-walk", "x.yaml, line 3: router is \"random-walk\"; accepted: random, round-robin, "),
        ("load: {}", "x.yaml, line 3: load.trace is missing; accepted: a trace file, or a shape in its place"),
        ("load: {shape: \"ramp:5\"}", "x.yaml, line 3: load.shape is \"ramp:5\"; accepted: "),
        ("load: {shape: \"constant:5\", process: chaos}", "x.yaml, line 3: load.process is \"chaos\"; accepted: "),
        (
            "load: {shape: \"constant:5\", trace: a.csv}",
            "x.yaml, line 3: load.shape is \"constant:5\"; accepted: nothing"
        ),
        ("autoscaler: {policy: hpa}", "x.yaml, line 3: autoscaler.policy is \"hpa\"; accepted: hpa-util, "),
        ("autoscaler: {policy: kpa, parameters: {speed: 1}}", "x.yaml, line 3: autoscaler.parameters.speed is not a"),
        ("duration: soon", "x.yaml, line 3: duration is \"soon\"; accepted: a duration up to 336h such as 90s"),
        ("faults: [{kind: slow-pod, at: 1m}]", "x.yaml, line 3: faults[0].factor is missing; accepted: a number"),
        ("faults: [{kind: pod-crash, at: 1m, for: 3m}]", "x.yaml, line 3: faults[0].for is not a field; accepted: at,"),
        ("faults: [{kind: flood, at: 1m}]", "x.yaml, line 3: faults[0].kind is \"flood\"; accepted: pod-crash, "),
        ("faults: 3", "x.yaml, line 3: faults is \"3\"; accepted: a list of at most 100"),
        ("seed: [", "x.yaml, line "),
    ])
    func `what cannot be followed is named, with what is accepted`(text: String, start: String) {
        #expect(refusal(text)?.hasPrefix(start) == true, "\(refusal(text) ?? "it was read")")
    }

    @Test func `a version that is not ours, or none, is refused`() {
        #expect(refusal(instead: "version: 2\nservice: {accelerator: h100}")?.contains("version is \"2\"") == true)
        #expect(refusal(instead: "service: {accelerator: h100}")?.contains("version is missing") == true)
        #expect(refusal(instead: "")?.contains("empty") == true)
    }

    @Test func `an accelerator without figures is refused, with those that have some`() {
        let said = refusal(instead: "version: 1\nservice: {model: llama-3-8b, accelerator: tpu}")
        #expect(said?.hasPrefix("x.yaml, line 2: service.accelerator is \"tpu\"; accepted: ") == true)
        #expect(said?.contains("h100") == true)
    }

    @Test func `annotations stand as they are, and alone`() throws {
        let scenario = try read(
            "autoscaler: {annotations: {outrider.dev/max-replicas: 9, outrider.dev/target-queue: '5'}}")
        #expect(
            scenario.scaler == .annotations(["outrider.dev/max-replicas": "9", "outrider.dev/target-queue": "5"]))
        #expect(refusal("autoscaler: {annotations: {}, policy: kpa}")?.contains("annotations alone") == true)
    }

    @Test func `every scenario of the repository is read, and says what to look for`() throws {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../Scenarios")
            .standardized
        let files = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".yaml") }
        #expect(files.count >= 10)
        for file in files {
            let text = try String(contentsOf: folder.appending(path: file), encoding: .utf8)
            let scenario = try ScenarioReader.read(text, file: file)
            #expect(scenario.load != nil && scenario.scaler != nil, "\(file)")
            #expect(text.contains("Look for: "), "\(file)")
        }
    }
}
