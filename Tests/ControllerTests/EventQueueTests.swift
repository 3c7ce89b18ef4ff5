import CoreMetrics
import KubernetesClient
import Logging
import Testing

@testable import Controller

@Suite struct EventQueueTests {
    private let announcement = Fixture.subject().announcement(
        .info, "scale written", event: .init(isWarning: false, reason: "ScaledUp", action: "Scale", note: "6 → 9"))

    @Test func `a queue that is closed sends what waits, takes no more, and ends`() async {
        let log = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        let clock = TestClock(Fixture.start)
        let api = FakeAPI()
        let client = Client(
            configuration: ClientConfiguration(server: "https://api.test"), version: "test", transport: api,
            clock: clock, log: log, metrics: NOOPMetricsHandler.instance)
        let queue = EventQueue()
        #expect(queue.offer(announcement))
        queue.close()
        #expect(!queue.offer(announcement))
        await queue.run(EventWriter(client: client, instance: "test", clock: clock, log: log))
        #expect(api.state.withLock { $0.requests.count { $0.hasPrefix("POST ") && $0.contains("/events") } } == 1)
    }
}
