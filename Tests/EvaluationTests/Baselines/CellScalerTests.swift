import Autoscaling
import Deciding
import Testing
import Workloads

@testable import Evaluation

@Suite struct CellScalerTests {
    @Test func `a kind tells every parameter, those left out with their defaults`() {
        let scaler = CellScaler.kind(.saturation, ["kv_spare": 0.2])
        #expect(scaler.name == "llmd")
        #expect(
            scaler.parameters
                == [
                    "kv_threshold": 0.8, "queue_threshold": 5, "kv_spare": 0.2, "queue_spare": 3,
                    "interval_seconds": 60,
                ])
    }

    @Test func `a workload's own spec goes by its policy and has no parameters`() {
        let scaling = ScalingSpec(
            scaleTargetRef: ObjectReference(apiVersion: "apps/v1", kind: "Deployment", name: "llm"), maxReplicas: 9)
        let filled = Defaults.filled(scaling)
        let scaler = CellScaler.spec(
            WorkloadSpec(mode: .active, policy: .reactive, scaling: filled, origins: [.api]))
        #expect(scaler.name == "reactive")
        #expect(scaler.parameters.isEmpty)
    }
}
