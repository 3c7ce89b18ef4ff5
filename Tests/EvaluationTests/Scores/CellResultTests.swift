import Foundation
import Testing

@testable import Evaluation

@Suite struct CellResultTests {
    @Test func `unknown is written as null, and every key is there`() throws {
        let json = try JSONSerialization.jsonObject(with: JSONEncoder().encode(CellResult.example))
        let object = try #require(json as? [String: Any])
        #expect(Set(object.keys) == Set(CellResult.CodingKeys.allCases.map(\.rawValue)))
        #expect(object["ttft_p95"] is NSNull)
        #expect(object["regret_to_oracle"] is NSNull)
        #expect(object["replica_changes"] as? Int == 3)
    }

    @Test func `the keys that others read are there by their fixed names`() {
        let fixed = """
            trace policy router seed requests completed gpu_hours slo_miss_ratio response_delay_mean ttft_p95 e2e_p95 \
            lb_efficiency jain replica_changes regret_to_oracle
            """
        #expect(
            Set(fixed.split(separator: " ").map(String.init)).isSubset(
                of: CellResult.CodingKeys.allCases.map(\.rawValue)))
    }

    @Test func `what was written is read back bit for bit`() throws {
        var result = CellResult.example
        result.ttftP95 = 0.1 + 0.2
        let back = try JSONDecoder().decode(CellResult.self, from: JSONEncoder().encode(result))
        #expect(back == result)
    }

    @Test func `the regret is the cost beyond the oracle's, unknown while either is`() {
        var result = CellResult.example
        var oracle = CellResult.example
        oracle.policy = "oracle"
        result.setRegret(oracle: oracle)
        #expect(result.regretToOracle == nil)
        result.cost = 12.5
        oracle.cost = 10
        result.setRegret(oracle: oracle)
        #expect(result.regretToOracle == 2.5)
    }
}

extension CellResult {
    static let example = CellResult(
        trace: "ramp", policy: "hpa-queue", router: "least-request", seed: 7, requests: 10, completed: 9, lost: 0,
        inFlight: 1, gpuHours: 1.25, replicaChanges: 3, replicaMoves: 5, replicasMean: 2.5, replicasPeak: 4,
        faultsUnrecovered: 0, arrivalsHash: "00", parameters: ["target_queue": 5])
}
