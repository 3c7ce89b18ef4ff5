import Testing

@testable import Autoscaling

@Suite struct MetricCombinationTests {
    private func wants(_ replicas: Int32, _ name: String) -> MetricProposal {
        .wants(replicas: replicas, name: name, status: .failed)
    }

    private let failed = MetricProposal.failed(reason: .failedGetPodsMetric, message: "m", error: "e")

    @Test func `the largest wins, but a 0 gives way to whatever follows`() {
        #expect(
            MetricCombination([wants(2, "a"), wants(5, "b"), wants(3, "c")], current: 1)
                == .number(5, name: "b", error: nil))
        #expect(MetricCombination([wants(0, "a"), wants(-3, "b")], current: 1) == .number(-3, name: "b", error: nil))
        #expect(MetricCombination([wants(0, "a"), wants(0, "b")], current: 1) == .number(0, name: "b", error: nil))
    }

    @Test func `a failure forbids to shrink, and goes along with the rest`() {
        let text = "invalid metrics (1 invalid out of 2), first error is: e"
        #expect(MetricCombination([failed, wants(5, "b")], current: 5) == .number(5, name: "b", error: text))
        #expect(
            MetricCombination([failed, wants(4, "b")], current: 5)
                == .none(reason: .failedGetPodsMetric, message: "m", error: text))
    }
}
