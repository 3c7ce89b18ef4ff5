import Autoscaling
import Deciding
import Measures
import Simulation
import Testing
import Workloads

@testable import Evaluation

@Suite struct HorizontalScalerTests {
    private func queue(downWindow: Int32 = 300) -> HorizontalScaler {
        HorizontalScaler(
            targets: [(EngineSignal.waiting.rawValue, 5_000)], by: .prometheus,
            behavior: ScalingBehavior(scaleDown: ScalingRule(stabilizationWindowSeconds: downWindow)),
            bounds: 1...20)
    }

    @Test func `it is the HPA, ratio times ready pods, with its limit of four pods or the double`() {
        var scaler = queue()
        // 8 / 5 × 3 = 4.8.
        #expect(scaler.tick(.even(ready: 3, 8), at: 0) == 5)
        // 30 / 5 × 5 = 30, of which 5 + 5 are allowed in 15 s.
        #expect(scaler.tick(.even(ready: 5, 30), at: 15) == 10)
        #expect(scaler.record?.hpa == 10)
        #expect(scaler.record?.wrote == true)
    }

    @Test func `it shrinks once its down window agrees`() {
        var scaler = queue(downWindow: 60)
        #expect(scaler.tick(.even(ready: 4, 5), at: 0) == nil)
        #expect(scaler.tick(.even(ready: 4, 1), at: 15) == nil)
        #expect(scaler.tick(.even(ready: 4, 1), at: 45) == nil)
        #expect(scaler.tick(.even(ready: 4, 1), at: 60) == 1)
    }

    @Test func `a missing metric holds the size`() {
        var scaler = queue()
        #expect(scaler.tick(Glance(spec: 4, ready: 4, values: [nil]), at: 0) == nil)
        #expect(scaler.record?.boundBy == "data missing")
    }

    @Test func `a workload's own spec names its metrics and their ways`() throws {
        let scaling = ScalingSpec(
            scaleTargetRef: ObjectReference(apiVersion: "apps/v1", kind: "Deployment", name: "llm"), maxReplicas: 9,
            metrics: [
                .pods(.init(name: "engine:waiting"), target: .averageValue(.milli(5_000))),
                .pods(.init(name: "queue"), target: .averageValue(.milli(5_000))),
                .resource("cpu", target: .utilization(60)),
            ])
        let spec = WorkloadSpec(
            mode: .active, policy: .reactive, scaling: Defaults.filled(scaling), origins: [.scrape, .api, .api])
        let scaler = try HorizontalScaler(spec)
        #expect(
            scaler.metrics == [
                MetricQuestion("engine:waiting", by: .direct), MetricQuestion("queue", by: .prometheus),
                MetricQuestion("cpu", by: .metricsServer),
            ])
    }

    @Test func `a metric that this world does not have is refused by its type`() {
        let scaling = ScalingSpec(
            scaleTargetRef: ObjectReference(apiVersion: "apps/v1", kind: "Deployment", name: "llm"), maxReplicas: 9,
            metrics: [.external(.init(name: "queue"), target: .averageValue(.milli(1_000)))])
        let spec = WorkloadSpec(
            mode: .active, policy: .reactive, scaling: Defaults.filled(scaling), origins: [.api])
        #expect(
            throws: ScalerError(
                scaler: "spec", parameter: "metrics", found: "External", accepted: "Pods and Resource metrics")
        ) { try HorizontalScaler(spec) }
    }
}
