import Measures
import Testing

@testable import Autoscaling

@Suite struct NormalizationTests {
    private func normalize(
        _ wanted: Int32, current: Int32, least: Int32 = 1, most: Int32 = 100, behavior: ScalingBehavior? = nil,
        memory: RecommenderMemory = .init()
    ) -> Normalization.Outcome {
        var memory = memory
        let normalization = Normalization(
            current: current, least: least, most: most, flags: .init(), now: Example.now)
        return normalization.normalize(wanted, behavior: behavior, memory: &memory)
    }

    private func remembering(_ replicas: Int32) -> RecommenderMemory {
        .init(recommendations: .init(entries: [.init(replicas: replicas, at: Example.now - .seconds(60))]))
    }

    @Test func `without a behaviour the size at most doubles, or becomes four`() {
        #expect(normalize(50, current: 6) == .init(replicas: 12, bound: .upRate))
        #expect(normalize(50, current: 1) == .init(replicas: 4, bound: .upRate))
        #expect(normalize(50, current: 60, most: 30) == .init(replicas: 30, bound: .most))
    }

    @Test func `without a behaviour a remembered number even scales up`() {
        #expect(normalize(2, current: 3, memory: remembering(5)) == .init(replicas: 5, hold: .down))
    }

    @Test func `with an empty behaviour the default rules apply`() {
        #expect(normalize(50, current: 6, behavior: .init()) == .init(replicas: 12, bound: .upRate))
        #expect(normalize(0, current: 6, least: 2, behavior: .init()) == .init(replicas: 2, bound: .least))
        #expect(normalize(2, current: 6, behavior: .init(), memory: remembering(5)) == .init(replicas: 5, hold: .down))
    }

    @Test func `a size that stays is not tested against bounds`() {
        #expect(normalize(6, current: 6, most: 5, behavior: .init()) == .init(replicas: 6))
    }
}
