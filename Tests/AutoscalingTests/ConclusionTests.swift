import Autoscaling
import Measures
import Testing
import Workloads

@Suite struct ConclusionTests {
    @Test func `a written scale is told, counted and dated`() {
        var example = Example(pods: 4, milliCores: 900)
        example.spec.behavior = ScalingBehavior()
        let now = Example.now + .milliseconds(500)
        let conclusion = example.reconcile(at: now)
        let reason = "cpu resource utilization (percentage of request) above target"
        #expect(conclusion.events == [ScalingEvent(.successfulRescale, "New size: 8; reason: \(reason)")])
        #expect(conclusion.status.lastScaleTime == Example.now)
        #expect(conclusion.status.currentReplicas == 4 && conclusion.status.desiredReplicas == 8)
        #expect(conclusion.status.conditions.first(.ableToScale)?.reason == "SucceededRescale")
        #expect(example.memory.scaleEvents.up == [.init(change: 4, at: now)])
    }

    @Test func `without a behaviour no scale event is kept`() {
        var example = Example(pods: 4, milliCores: 900)
        _ = example.reconcile()
        #expect(example.memory.scaleEvents.up.isEmpty)
    }

    @Test func `a failed write keeps the old wish and is no scale event`() {
        var example = Example(pods: 4, milliCores: 900)
        example.spec.behavior = ScalingBehavior()
        example.status.desiredReplicas = 3
        let conclusion = example.reconcile(write: .failed("boom"))
        #expect(conclusion.error == "failed to rescale Deployment/shop/web: boom")
        #expect(conclusion.events.map(\.reason) == [.failedRescale])
        #expect(conclusion.status.desiredReplicas == 3 && conclusion.status.lastScaleTime == nil)
        #expect(example.memory.scaleEvents.up.isEmpty)
    }

    @Test func `a wish that nobody wrote is shown, and neither counted nor told`() {
        var example = Example(pods: 4, milliCores: 900)
        let conclusion = example.reconcile(write: .notNeeded)
        #expect(conclusion.status.desiredReplicas == 8 && conclusion.events.isEmpty)
        #expect(conclusion.status.lastScaleTime == nil)
    }

    @Test func `a second reconcile of the same world changes no status`() {
        var example = Example(pods: 4, milliCores: 500)
        #expect(example.reconcile().isStatusChanged)
        #expect(!example.reconcile(at: Example.now + .seconds(15)).isStatusChanged)
    }

    @Test func `a failed status write stands between the metric's Event and the summary`() {
        var example = Example(pods: 4)
        example.observation.metrics = []
        let conclusion = example.reconcile().withFailedStatusWrite("etcd", of: "web")
        #expect(
            conclusion.events.map(\.reason)
                == [.failedGetResourceMetric, .failedUpdateStatus, .failedComputeMetricsReplicas])
        #expect(conclusion.error?.hasPrefix("failed to compute desired number of replicas") == true)
    }

    @Test func `a failed status write at the regular end is the error`() {
        var example = Example(pods: 4, milliCores: 900)
        let conclusion = example.reconcile().withFailedStatusWrite("etcd", of: "web")
        #expect(conclusion.error == "failed to update status for web: etcd")
    }

    @Test func `scaling to zero is marked with the gate, and unmarked by the next rescale`() {
        var example = Example(pods: 1)
        example.flags.scaleToZero = true
        example.spec.minReplicas = 0
        example.spec.metrics = [.external(.init(name: "queue"), target: .averageValue(.milli(1_000)))]
        example.observation.metrics = [Example.reading(.values([0]))]
        example.memory.recommendations = Stabilization(entries: [.init(replicas: 0, at: Example.now)])
        #expect(example.reconcile().status.conditions.first(.scaledToZero)?.status == .isTrue)
        example.observation.scale = .value(.init(specReplicas: 0, statusReplicas: 0, selector: "app=web"))
        example.observation.metrics = [Example.reading(.values([3_000]))]
        let woken = example.reconcile(at: Example.now + .seconds(15))
        #expect(woken.status.desiredReplicas == 3)
        #expect(woken.status.conditions.first(.scaledToZero)?.status == .isFalse)
    }
}
