import Dashboard
import Deciding
import Foundation
import HTTPServing
import Measures
import Testing
import Workloads

@Suite struct DashboardHandlerTests {
    private struct Fixed: StatusSource {
        var value: ControllerStatus
        func status() async -> ControllerStatus { value }
    }

    private static let now = Timestamp(seconds: 1_795_000_000)

    private static func status(
        unsynced: [String] = [], beatAge: Duration? = .seconds(1), workloads: [WorkloadStatus] = []
    ) -> ControllerStatus {
        ControllerStatus(
            at: now, workloads: workloads, unsynced: unsynced, lastBeat: beatAge.map { now - $0 })
    }

    private func get(_ path: String, _ status: ControllerStatus, method: String = "GET") async -> (Int, String) {
        let handler = DashboardHandler(
            source: Fixed(value: status), registry: MetricsRegistry(), build: BuildInfo(version: "1.2", commit: "abc"))
        let response = await handler.handle(HTTPRequest(method: method, path: path))
        guard case .bytes(let bytes) = response.body else { return (response.status, "") }
        return (response.status, String(decoding: bytes, as: UTF8.self))
    }

    private var workload: WorkloadStatus {
        let record = DecisionRecord.refused(
            WorkloadID(namespace: "shop", name: "llm"), replicas: 6, error: "mode is \"on\"", now: Self.now)
        var tally = DecisionTally()
        tally.count(record)
        return WorkloadStatus(record: record, tally: tally)
    }

    @Test func `healthy and ready when the world is known and the loop goes round`() async {
        #expect(await get("/healthz", Self.status()) == (200, "ok\n"))
        #expect(await get("/readyz", Self.status()) == (200, "ok\n"))
    }

    @Test func `not ready, but healthy, while something has not been read`() async {
        let status = Self.status(unsynced: ["pods"])
        #expect(await get("/readyz", status) == (503, "not read yet: pods\n"))
        #expect(await get("/healthz", status).0 == 200)
    }

    @Test func `not healthy when the loop hangs`() async {
        let status = Self.status(beatAge: .seconds(90))
        #expect(await get("/healthz", status) == (503, "the loop last went round 90 s ago\n"))
        #expect(await get("/readyz", status).0 == 503)
    }

    @Test func `the last decisions are one JSON array of records`() async throws {
        let (status, text) = await get("/api/decisions", Self.status(workloads: [workload, workload]))
        #expect(status == 200)
        #expect(try JSONDecoder().decode([DecisionRecord].self, from: Data(text.utf8)).count == 2)
        #expect(await get("/api/decisions", Self.status()).1 == "[\n]\n")
    }

    @Test func `metrics tell the build, the workloads and the process`() async {
        let (status, text) = await get("/metrics", Self.status(workloads: [workload]))
        #expect(status == 200)
        #expect(text.contains("outrider_build_info{commit=\"abc\",version=\"1.2\"} 1\n"))
        #expect(text.contains("outrider_replicas{namespace=\"shop\",workload=\"llm\"} 6\n"))
        #expect(
            text.contains(
                "outrider_decisions_total{direction=\"hold\",namespace=\"shop\",workload=\"llm\"} 1\n"))
        #expect(text.contains("process_resident_memory_bytes"))
    }

    @Test func `what is not known is no series`() async {
        let (_, text) = await get("/metrics", Self.status(workloads: [workload]))
        #expect(!text.contains("outrider_ready_replicas"))
        #expect(!text.contains("outrider_hpa_replicas"))
    }

    @Test func `a workload that is gone leaves no series`() async {
        #expect(await !get("/metrics", Self.status()).1.contains("llm"))
    }

    @Test func `nothing can be changed here`() async {
        #expect(await get("/api/decisions", Self.status(), method: "POST").0 == 405)
        #expect(await get("/secrets", Self.status()).0 == 404)
    }
}
