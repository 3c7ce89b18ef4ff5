import Foundation
import ServiceLifecycle

/// Ends when standard input does: a program that holds its other end takes us with it, however it ends itself.
struct InputEnd: Service {
    func run() async throws {
        let (reads, ended) = AsyncStream<Void>.makeStream()
        // Called on a thread of Foundation's own, so nothing of the cooperative pool waits for input.
        FileHandle.standardInput.readabilityHandler = { input in
            guard input.availableData.isEmpty else { return }
            input.readabilityHandler = nil
            ended.finish()
        }
        defer { FileHandle.standardInput.readabilityHandler = nil }
        for await _ in reads.cancelOnGracefulShutdown() {}
    }
}
