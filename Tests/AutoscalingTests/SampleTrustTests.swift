import Measures
import Testing
import Workloads

@testable import Autoscaling

@Suite struct SampleTrustTests {
    private let now = Example.now
    private let trust = SampleTrust(.init(), now: Example.now)

    private func pod(
        startedAgo: Int64, _ status: ConditionStatus = .isTrue, sinceAgo: Int64 = 100
    ) -> PodState {
        PodState(
            name: "p", startedAt: now - .seconds(startedAgo),
            readiness: .init(status: status, since: now - .seconds(sinceAgo)))
    }

    private func believes(ago: Int64, _ pod: PodState) -> Bool {
        trust.believes(
            at: now - .seconds(ago), window: .seconds(30), readiness: pod.readiness, start: pod.startedAt)
    }

    @Test func `a young pod's sample must begin after it became ready`() {
        #expect(believes(ago: 70, pod(startedAgo: 299)))
        #expect(!believes(ago: 71, pod(startedAgo: 299)))
        #expect(!believes(ago: 0, pod(startedAgo: 299, .isFalse)))
        #expect(believes(ago: 0, pod(startedAgo: 299, .unknown)))
    }

    @Test func `at exactly the initialisation period a pod is no longer young`() {
        #expect(believes(ago: 500, pod(startedAgo: 300)))
    }

    @Test func `an older pod counts unless it has not been ready since its first seconds`() {
        #expect(believes(ago: 0, pod(startedAgo: 1_000, .isFalse, sinceAgo: 970)))
        #expect(!believes(ago: 0, pod(startedAgo: 1_000, .isFalse, sinceAgo: 971)))
        #expect(believes(ago: 0, pod(startedAgo: 1_000, .isTrue, sinceAgo: 999)))
    }

    @Test func `a pod without condition or start is not believed`() {
        #expect(!believes(ago: 0, PodState(name: "p", startedAt: now - .seconds(1_000))))
        let unstarted = PodState(name: "p", readiness: .init(status: .isTrue, since: nil))
        #expect(!believes(ago: 0, unstarted))
    }
}
