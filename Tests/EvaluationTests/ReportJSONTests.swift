import Foundation
import Testing

@testable import Evaluation

@Suite struct ReportJSONTests {
    private func report(_ cells: [CellResult]) throws -> String {
        let comparison = Comparison(
            Standings(cells), reference: "hpa-util", missMax: 0.01, where: { _ in true },
            bootstrap: PairedBootstrap(seed: 1, resamples: 100))
        return String(decoding: try ReportJSON.report(cells, comparison), as: UTF8.self)
    }

    private struct Document: Decodable {
        var cells: [[String: Value]]
        var pairs: [[String: Value]]
        var overall: [[String: Value]]
    }

    private enum Value: Decodable, Equatable {
        case null, other

        init(from decoder: any Decoder) throws {
            self = try decoder.singleValueContainer().decodeNil() ? .null : .other
        }
    }

    @Test func `cells and pairs have the keys that others script against`() throws {
        let text = try report([
            .fixture("t", "hpa-util", missRatio: nil), .fixture("t", "kpa", gpuHours: 0.5, missRatio: nil),
        ])
        let document = try JSONDecoder().decode(Document.self, from: Data(text.utf8))
        let keys = [
            "trace", "policy", "router", "seed", "requests", "completed", "gpu_hours", "slo_miss_ratio",
            "response_delay_mean", "ttft_p95", "e2e_p95", "lb_efficiency", "jain", "replica_changes",
            "regret_to_oracle",
        ]
        for key in keys { #expect(document.cells[0][key] != nil, "\(key) is missing") }
        #expect(document.cells[0]["slo_miss_ratio"] == .null)
        for key in ["trace", "a", "b", "measure", "difference", "low", "high"] {
            #expect(document.pairs[0][key] != nil, "\(key) is missing")
        }
        #expect(document.overall[0]["ratio"] != nil)
    }

    @Test func `nothing to say is an empty list`() throws {
        #expect(try report([]) == "{\"cells\":[],\"pairs\":[],\"overall\":[]}\n")
    }

    @Test func `a cell is one line, its keys in order`() throws {
        let text = String(decoding: try ReportJSON.cell(.fixture("t", "kpa")), as: UTF8.self)
        #expect(text.count { $0 == "\n" } == 1)
        #expect(text.hasPrefix("{\"arrivals_hash\":\"00\","))
    }
}
