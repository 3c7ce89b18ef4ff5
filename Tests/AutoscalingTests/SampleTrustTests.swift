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

    private func sample(ago: Int64) -> PodSample { .at(now - .seconds(ago), pod: "p", 1) }

    @Test func `a young pod's sample must begin after it became ready`() {
        #expect(trust.believes(sample(ago: 70), of: pod(startedAgo: 299)))
        #expect(!trust.believes(sample(ago: 71), of: pod(startedAgo: 299)))
        #expect(!trust.believes(sample(ago: 0), of: pod(startedAgo: 299, .isFalse)))
        #expect(trust.believes(sample(ago: 0), of: pod(startedAgo: 299, .unknown)))
    }

    @Test func `at exactly the initialisation period a pod is no longer young`() {
        #expect(trust.believes(sample(ago: 500), of: pod(startedAgo: 300)))
    }

    @Test func `an older pod counts unless it has not been ready since its first seconds`() {
        #expect(trust.believes(sample(ago: 0), of: pod(startedAgo: 1_000, .isFalse, sinceAgo: 970)))
        #expect(!trust.believes(sample(ago: 0), of: pod(startedAgo: 1_000, .isFalse, sinceAgo: 971)))
        #expect(trust.believes(sample(ago: 0), of: pod(startedAgo: 1_000, .isTrue, sinceAgo: 999)))
    }

    @Test func `a pod without condition or start is not believed`() {
        #expect(!trust.believes(sample(ago: 0), of: PodState(name: "p", startedAt: now - .seconds(1_000))))
        let unstarted = PodState(name: "p", readiness: .init(status: .isTrue, since: nil))
        #expect(!trust.believes(sample(ago: 0), of: unstarted))
    }
}
