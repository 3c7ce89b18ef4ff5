import Testing

@testable import Autoscaling

@Suite struct UtilizationTests {
    @Test func `per cent are cut to whole numbers before they meet the target`() throws {
        let sum = PodGroups.Sum(count: 3, usage: 8_099, request: 10_000)
        let ratio = try PodTarget.utilization(percent: 80).ratio(requested: sum, all: sum)
        #expect(ratio == .init(value: 1.0, percent: 80, average: 2_699))
    }

    @Test func `strangers weigh in a raw average, not in a utilisation`() throws {
        let known = PodGroups.Sum(count: 1, usage: 100, request: 100)
        let all = PodGroups.Sum(count: 2, usage: 400, request: 100)
        #expect(try PodTarget.average(milli: 100).ratio(requested: known, all: all).value == 2)
        #expect(try PodTarget.utilization(percent: 100).ratio(requested: known, all: all).value == 1)
    }

    @Test func `without any request there is no utilisation`() {
        let sum = PodGroups.Sum(count: 1, usage: 100, request: 0)
        #expect(throws: MetricFault.noneKnown) {
            try PodTarget.utilization(percent: 50).ratio(requested: sum, all: sum)
        }
    }

    @Test func `sums that wrapped to the ends do not trap`() throws {
        let sum = PodGroups.Sum(count: 1, usage: .min, request: -1)
        _ = try PodTarget.utilization(percent: 50).ratio(requested: sum, all: sum)
        #expect(PodTarget.utilization(percent: .max).fill(request: .max) != 0)
    }

    @Test func `a missing pod is taken to use its whole request at least`() {
        #expect(PodTarget.utilization(percent: 50).fill(request: 1_000) == 1_000)
        #expect(PodTarget.utilization(percent: 150).fill(request: 1_000) == 1_500)
        #expect(PodTarget.average(milli: 70).fill(request: 1_000) == 70)
    }
}
