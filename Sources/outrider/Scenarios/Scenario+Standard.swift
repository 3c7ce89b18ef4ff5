import Measures
import Simulation
import Workloads

extension Scenario {
    /// The base of a grid that names none: Llama-3-8B on H100s, a start of about 80 s, first tokens within 500 ms and
    /// the others within 50 ms, 1 to 64 replicas behind round robin, as a plain Service has it.
    static let standard: Scenario = {
        let text = """
            version: 1
            service:
              model: llama-3-8b
              accelerator: h100
              startup: {pull: 20s, load: 60s, spread: 0.2}
              objective: ttft-p95=500ms, itl-p95=50ms
            replicas: {min: 1, max: 64}
            """
        do {
            return try ScenarioReader.read(text, file: "standard.yaml")
        } catch {
            preconditionFailure("the built-in scenario: \(error)")
        }
    }()
}
