import CoreMetrics
import KubernetesClient
import Logging
import Testing

@testable import Controller

@Suite struct ControllerServiceTests {
    @Test func `a controller whose server does not answer says what it awaits, and stops when it is told`() async throws
    {
        let log = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        let clock = TestClock(Fixture.start)
        let client = Client(
            configuration: ClientConfiguration(server: "https://api.test"), version: "test", transport: FakeAPI(),
            clock: clock, log: log, metrics: NOOPMetricsHandler.instance)
        let service = ControllerService(
            client: client, settings: ControllerSettings(), time: clock, log: log,
            metrics: NOOPMetricsHandler.instance)
        #expect(await service.report().unsynced == ["deployments", "pods", "horizontalpodautoscalers"])
        let running = Task { try await service.run() }
        running.cancel()
        try await running.value
    }
}
