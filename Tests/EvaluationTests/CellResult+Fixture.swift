@testable import Evaluation

extension CellResult {
    /// A cell of which only what reports compare matters.
    static func fixture(
        _ trace: String, _ policy: String, router: String = "round-robin", seed: UInt64 = 1, gpuHours: Double = 1,
        missRatio: Double? = 0, delay: Double? = 0.5, firstToken: Double? = 0.25, balance: Double? = 0.9
    ) -> CellResult {
        CellResult(
            trace: trace, policy: policy, router: router, seed: seed, requests: 100, completed: 99, lost: 1,
            inFlight: 0,
            gpuHours: gpuHours, sloMissRatio: missRatio, responseDelayMean: delay, ttftP95: firstToken,
            lbEfficiency: balance, replicaChanges: 3, replicaMoves: 4, replicasMean: 2.5, replicasPeak: 4,
            faultsUnrecovered: 0, arrivalsHash: "00", parameters: ["target": 5])
    }
}
