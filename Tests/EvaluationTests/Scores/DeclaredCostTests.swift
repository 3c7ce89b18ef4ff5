import Testing

@testable import Evaluation

@Suite struct DeclaredCostTests {
    @Test func `a broken minute costs ten minutes of the needed fleet`() {
        // 6 minutes × 10 are an hour of 4 replicas of 2 accelerators.
        #expect(DeclaredCost.cost(gpuHours: 10, missMinutes: 6, demandMean: 4, gpusPerReplica: 2) == 18)
        #expect(DeclaredCost.cost(gpuHours: 10, missMinutes: 0, demandMean: 4, gpusPerReplica: 2) == 10)
    }

    @Test func `an unknown part makes it unknown`() {
        #expect(DeclaredCost.cost(gpuHours: 10, missMinutes: nil, demandMean: 4, gpusPerReplica: 2) == nil)
    }
}
