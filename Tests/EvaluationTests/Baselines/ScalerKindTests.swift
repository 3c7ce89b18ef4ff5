import Measures
import Testing

@testable import Evaluation

@Suite struct ScalerKindTests {
    private let context = ScalerContext(
        bounds: 1...50, capacity: Capacity(requestsPerSecond: 10, utilization: 0.7, concurrency: 40),
        demand: DemandCurve(start: 0, stepSeconds: 15, replicas: [3, 5, 4]), past: nil, leadTime: .seconds(60),
        origin: Glance.start, secondsOfDay: 0)

    @Test(arguments: ScalerKind.allCases)
    func `each kind is made by its defaults and by the ends of its ranges`(kind: ScalerKind) throws {
        _ = try kind.make([:], context: context)
        for parameter in kind.parameters {
            for value in [parameter.range.lowerBound, parameter.range.upperBound] {
                _ = try kind.make([parameter.name: parameter.nearest(to: value)], context: context)
            }
        }
    }

    @Test(arguments: ScalerKind.allCases)
    func `no kind has two parameters of one name`(kind: ScalerKind) {
        #expect(Set(kind.parameters.map(\.name)).count == kind.parameters.count)
    }

    @Test func `an unknown parameter is refused with those that there are`() {
        #expect {
            try ScalerKind.oracle.make(["headrom": 1], context: context)
        } throws: {
            "\($0)" == "oracle: parameter headrom is unknown; accepted: headroom"
        }
    }

    @Test func `a value out of its range is refused with the range`() {
        #expect {
            try ScalerKind.hpaQueue.make(["target_queue": 0], context: context)
        } throws: {
            "\($0)" == "hpa-queue: parameter target_queue is 0.0; accepted: 0.1...50.0"
        }
        #expect(throws: ScalerError.self) { try ScalerKind.oracle.make(["headroom": .nan], context: context) }
    }

    @Test func `a fraction where only whole numbers mean something is refused`() {
        #expect {
            try ScalerKind.hpaQueue.make(["down_window_seconds": 10.5], context: context)
        } throws: {
            "\($0)".hasSuffix("accepted: a whole number in 0.0...1800.0")
        }
    }

    @Test func `the sizes that nobody changes come from the window's mean and its peak minute`() throws {
        let mean = try #require(try ScalerKind.staticMean.make([:], context: context) as? FixedReplicas)
        #expect(mean.size == 4)
        // Three steps of 15 s are the whole window, whose mean is 4.
        let peak = try #require(try ScalerKind.staticPeak.make(["headroom": 2], context: context) as? FixedReplicas)
        #expect(peak.size == 8)
    }

    @Test func `the target of requests in flight is a share of those at the objective`() throws {
        let rule = try #require(try ScalerKind.knative.make([:], context: context) as? KnativeRule)
        #expect(abs(rule.tuning.target - 28) < 1e-9)
        #expect(rule.tuning.panicWindow == .seconds(6))
    }

    @Test func `only those that are told the window's demand use foresight`() {
        #expect(ScalerKind.allCases.filter(\.usesForesight) == [.staticMean, .staticPeak, .oracle])
    }
}
