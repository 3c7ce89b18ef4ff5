import KubernetesClient
import Measures
import Testing
import Workloads

@testable import MetricSources

@Suite struct BackfillTests {
    @Test func `the past comes finer the nearer it is, oldest first, each instant once`() async throws {
        let now = Timestamp(seconds: 1_795_000_000)
        // Every question is answered with the ends of its stretch, which the next one has too.
        let transport = ScriptedTransport { (url) async throws(TransferError) in
            let fields = Dictionary(
                url.split(separator: "?")[1].split(separator: "&").map { $0.split(separator: "=", maxSplits: 1) }
                    .map { (String($0[0]), String($0[1])) }, uniquingKeysWith: { $1 })
            let ends = ["start", "end"].compactMap { fields[$0].flatMap { Timestamp($0) } }
            let values = ends.map { "[\($0.wholeSeconds),\"\(fields["step"] ?? "")\"]" }.joined(separator: ",")
            return (200, #"{"data":{"resultType":"matrix","result":[{"values":[\#(values)]}]}}"#)
        }
        let backfill = Backfill(
            client: transport.client(clock: TestClock()), server: try PrometheusServer(url: "http://prometheus"))
        let query = try #require(
            DemandQuery(.requests(.vllm), of: WorkloadID(namespace: "shop", name: "llm")))
        let past = try await backfill.past(of: query, now: now)
        #expect(past.map(\.value) == [1_800, 1_800, 300, 30])
        #expect(
            past.map { now - $0.at } == [.seconds(35 * 86_400), .seconds(2 * 86_400), .seconds(7_200), .zero])
    }

    @Test func `no question asks for more points than a Prometheus gives`() {
        for stretch in Backfill.stretches {
            #expect(stretch.reach / stretch.step <= Double(PrometheusAPI.pointsMax))
        }
    }
}
