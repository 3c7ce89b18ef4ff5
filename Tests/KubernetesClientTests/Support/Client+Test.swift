import KubernetesClient
import Logging

extension Logger {
    static var silent: Logger { Logger(label: "test") { _ in SwiftLogNoOpLogHandler() } }
}

extension Client {
    /// A client of a scripted server.
    static func scripted(
        _ transport: any Transport, clock: TestClock = TestClock(), token: String? = "secret",
        metrics: CountingMetrics = CountingMetrics(), change: (inout ClientConfiguration) -> Void = { _ in }
    ) -> Client {
        var configuration = ClientConfiguration(server: "https://test", token: token)
        change(&configuration)
        return Client(
            configuration: configuration, version: "1.2.3", transport: transport, clock: clock, log: .silent,
            metrics: metrics)
    }
}

/// Lets other tasks run until `condition` holds; false if it does not within many turns.
func eventually(_ condition: () -> Bool) async -> Bool {
    for _ in 0..<1_000_000 {
        if condition() { return true }
        await Task.yield()
    }
    return false
}
