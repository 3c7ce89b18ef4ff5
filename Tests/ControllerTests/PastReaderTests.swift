import Autoscaling
import Deciding
import KubernetesAPI
import KubernetesClient
import Logging
import Measures
import MetricSources
import Testing
import Workloads

@testable import Controller

@Suite struct PastReaderTests {
    /// A Prometheus that answers with what a test says.
    private final class Prometheus: Transport {
        let answers = Locked<[(status: Int, body: String)]>([])
        let asked = Locked<[String]>([])

        func send(_ request: TransferRequest) async throws(TransferError) -> TransferResponse {
            asked.withLock { $0.append(request.url) }
            let answer = answers.withLock { $0.isEmpty ? nil : $0.removeFirst() }
            guard let answer else { throw .refused("nothing listens") }
            return TransferResponse(
                status: answer.status, headers: ResponseHeaders([]), body: Array(answer.body.utf8))
        }

        func open(_ request: TransferRequest) async throws(TransferError) -> any LineStream {
            throw .refused("no streams here")
        }
    }

    private let log = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }

    private func reader(_ prometheus: Prometheus, _ clock: TestClock) throws -> PastReader {
        let client = Client(
            configuration: ClientConfiguration(server: "https://api.test"), version: "test", transport: prometheus,
            clock: clock, log: log)
        return PastReader(
            backfill: Backfill(client: client, server: try PrometheusServer(url: "http://prometheus")), time: clock,
            log: log)
    }

    private static let cpu = """
        [{"type":"Resource","resource":{"name":"cpu","target":{"type":"AverageValue","averageValue":"1"}}}]
        """

    /// Ticks until demand is known, which the metrics API of these tests never tells.
    private static func waitForPast(in world: World, meanwhile: () -> Void = {}) async {
        while await world.reconciler.unsaved(limit: 1).rows.first?.memory.foresight?.unit != .metric("cpu") {
            meanwhile()
            await world.tick()
            await Task.yield()
        }
    }

    private static func matrix(_ value: Int, at: Timestamp) -> (Int, String) {
        (200, #"{"data":{"resultType":"matrix","result":[{"values":[[\#(at.wholeSeconds),"\#(value)"]]}]}}"#)
    }

    @Test func `a workload that looks ahead gets its past with the next tick`() async throws {
        let prometheus = Prometheus()
        let clock = TestClock(Fixture.start)
        let reader = try reader(prometheus, clock)
        let world = World { _, _, _ in reader }
        let day = Duration.seconds(86_400)
        prometheus.answers.withLock {
            $0 = [
                Self.matrix(3, at: Fixture.start - day * 7), Self.matrix(4, at: Fixture.start - day),
                Self.matrix(5, at: Fixture.start - .seconds(60)),
            ]
        }
        await world.deploy(["policy": "predictive", "metrics": Self.cpu])
        let reading = Task { await reader.run(for: world.reconciler) }
        await Self.waitForPast(in: world)
        reading.cancel()
        let asked = prometheus.asked.withLock { $0 }
        #expect(asked.count == 3)
        #expect(asked.allSatisfy { $0.contains("container_cpu_usage_seconds_total") })
    }

    @Test func `a reactive workload asks nobody`() async throws {
        let prometheus = Prometheus()
        let reader = try reader(prometheus, TestClock(Fixture.start))
        let world = World { _, _, _ in reader }
        await world.deploy(["metrics": Self.cpu])
        let reading = Task { await reader.run(for: world.reconciler) }
        await world.tick()
        reading.cancel()
        await reading.value
        #expect(prometheus.asked.withLock { $0.isEmpty })
    }

    @Test func `a Prometheus that is away is asked again a minute later, and no decision waits`() async throws {
        let prometheus = Prometheus()
        let clock = TestClock(Fixture.start)
        let reader = try reader(prometheus, clock)
        let world = World { _, _, _ in reader }
        await world.deploy(["policy": "predictive", "metrics": Self.cpu])
        let reading = Task { await reader.run(for: world.reconciler) }
        while prometheus.asked.withLock({ $0.isEmpty }) { await Task.yield() }
        await world.tick()
        #expect(await world.record != nil)
        prometheus.answers.withLock {
            $0 = Array(repeating: Self.matrix(3, at: Fixture.start - .seconds(60)), count: 3)
        }
        await Self.waitForPast(in: world) { clock.move(to: clock.now() + PastReader.pause) }
        reading.cancel()
        #expect(prometheus.asked.withLock { $0.count } == 4)
    }

    @Test(arguments: [
        (["engine": "vllm"], "vllm:request_success"), (["target-queue": "5", "engine": "sglang"], "sglang:"),
        (["target-memory": "1Gi"], "container_memory_working_set_bytes"),
    ])
    func `the query is for the demand that the workload is decided by`(
        annotations: [String: String], series: String
    ) throws {
        let deployment = Fixture.deployment(annotations.merging(["policy": "predictive"]) { $1 })
        guard case .spec(let spec) = Wish(deployment, inShadowOnly: false) else {
            Issue.record("no spec")
            return
        }
        #expect(DemandQuery(spec, of: Fixture.llm)?.text(step: .seconds(30)).contains(series) == true)
    }

    @Test func `a demand that no usual series tells has no past`() {
        #expect(DemandQuery(Fixture.spec(policy: .predictive), of: Fixture.llm) == nil)
    }
}
