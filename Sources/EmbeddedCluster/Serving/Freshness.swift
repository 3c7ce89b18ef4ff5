import APIMachinery
import KubernetesAPI
import Measures

/// Makes a read wait for a version that is not there yet.
struct Freshness: Sendable {
    let server: APIServer

    /// How long kube-apiserver waits.
    private static let patience = Duration.seconds(3)

    /// Returns when the store has reached `revision`.
    ///
    /// - Throws: 504 when it has not within three seconds.
    func wait(for revision: Int64) async throws(StatusError) {
        guard server.store.read({ $0.revision }) < revision else { return }
        let (stream, bell) = server.store.bell(for: nil)
        let deadline = server.wireTime.now() + Self.patience
        let wireTime = server.wireTime
        let alarm = Task {
            try await wireTime.sleep(until: deadline)
            bell.finish()
        }
        defer { alarm.cancel() }
        for await _ in stream {
            if server.store.read({ $0.revision }) >= revision { return }
        }
        throw StatusError(
            code: 504, reason: "Timeout",
            message: "Timeout: Too large resource version: \(revision), current: \(server.store.read { $0.revision })",
            details: [
                "causes": [["reason": "ResourceVersionTooLarge", "message": "Too large resource version"]],
                "retryAfterSeconds": 1,
            ])
    }
}
