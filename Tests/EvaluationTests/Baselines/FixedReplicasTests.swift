import Testing

@testable import Evaluation

@Suite struct FixedReplicasTests {
    @Test func `the size is the demand with its headroom, rounded up`() {
        var mean = FixedReplicas(for: 4.2, headroom: 1)
        #expect(mean.tick(Glance(), at: 0) == 5)
        var roomy = FixedReplicas(for: 4, headroom: 1.5)
        #expect(roomy.tick(Glance(), at: 0) == 6)
        #expect(FixedReplicas(for: 0, headroom: 1).size == 1)
    }
}
