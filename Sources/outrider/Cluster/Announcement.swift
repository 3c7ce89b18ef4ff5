import EmbeddedCluster
import Foundation
import ServiceLifecycle

/// Writes the files that were asked for, then the ready line; without the files the cluster must not go on.
struct Announcement: Service {
    let endpoints: AsyncStream<EmbeddedCluster.Endpoint>
    let kubeconfigOut: String?
    let caOut: String?

    func run() async throws {
        for await endpoint in endpoints.cancelOnGracefulShutdown() {
            if let kubeconfigOut { try write(endpoint.kubeconfig, to: kubeconfigOut, option: "--kubeconfig-out") }
            if let caOut { try write(endpoint.authority, to: caOut, option: "--ca-out") }
            // Where nobody reads it, nobody waits for it.
            try? FileHandle.standardOutput.write(contentsOf: Data("ready \(endpoint.url)\n".utf8))
        }
        // A service that returns is taken for a failure; being cancelled is an end like any other.
        try? await gracefulShutdown()
    }

    /// Writes a file that only its owner may read: a kubeconfig holds a token.
    private func write(_ text: String, to path: String, option: String) throws {
        do {
            try Data(text.utf8).write(to: URL(fileURLWithPath: path), options: .atomic)
            try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
        } catch {
            throw AnnouncementError(option: option, path: path, reason: error.localizedDescription)
        }
    }
}

/// A file that was asked for and cannot be written.
struct AnnouncementError: Error, CustomStringConvertible {
    var option: String
    var path: String
    var reason: String

    var description: String { "\(option) \(path): \(reason)" }
}
