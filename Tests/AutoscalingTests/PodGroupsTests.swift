import Measures
import Testing
import Workloads

@testable import Autoscaling

@Suite struct PodGroupsTests {
    private func groups(_ pods: [PodState], _ samples: [PodSample], cpu: Bool = true) -> PodGroups {
        PodGroups(
            pods, selected: Array(pods.indices), samples: samples,
            trust: cpu ? SampleTrust(.init(), now: Example.now) : nil,
            requests: PodRequests(resource: "cpu", container: nil, podLevel: true),
            target: .utilization(percent: 50))
    }

    private func sample(_ pod: String, _ milli: Int64 = 10) -> PodSample { .at(Example.now, pod: pod, milli) }

    @Test func `a pod that ends is in no group, with or without a sample`() {
        var deleted = PodState.ready("a")
        deleted.deletedAt = Example.now
        var failed = PodState.ready("b")
        failed.phase = .failed
        let groups = groups([deleted, failed, .ready("c")], [sample("a"), sample("c")])
        #expect(groups.ready.count == 1 && groups.missing.count == 0 && groups.unready.count == 0)
        #expect(groups.strangers.count == 0)
    }

    @Test func `a pending pod is unready even with a sample, a running one without a sample is missing`() {
        var pending = PodState.ready("a")
        pending.phase = .pending
        let groups = groups([pending, .ready("b"), .ready("c")], [sample("a"), sample("c")])
        #expect(groups.unready == .init(count: 1, usage: 0, request: 1_000))
        #expect(groups.missing == .init(count: 1, usage: 1_000, request: 1_000))
        #expect(groups.ready == .init(count: 1, usage: 10, request: 1_000))
    }

    @Test func `readiness is asked for CPU only`() {
        var unready = PodState.ready("a")
        unready.readiness = nil
        #expect(groups([unready], [sample("a")]).unready.count == 1)
        #expect(groups([unready], [sample("a")], cpu: false).ready.count == 1)
    }

    @Test func `a sample of an unknown pod is a stranger's`() {
        let groups = groups([.ready("a")], [sample("a"), sample("x", 7)])
        #expect(groups.strangers == .init(count: 1, usage: 7, request: 0))
    }

    @Test func `the first pod that lacks a request is told, ended ones too`() {
        var ended = PodState.ready("b", request: nil)
        ended.phase = .failed
        let groups = groups([.ready("a"), ended, .ready("c", request: nil)], [sample("a")])
        #expect(groups.requestFault == MetricFault("missing request for cpu in container app of Pod b"))
    }
}
