import Foundation
import KubernetesAPI
import KubernetesClient

/// The controller as a process of its own, exactly as a cluster would run it; its log is read for the demo's picture.
actor ControllerProcess {
    /// What the log said.
    struct Heard: Sendable {
        /// The newest decision that was told, and the newest that changed the size.
        var lastDecision: HeardDecision?
        var lastChange: HeardDecision?
        /// The newest line of level error, shown if the controller ends.
        var lastError: String?
        /// Bytes of a line that is not yet complete.
        fileprivate var rest: [UInt8] = []
    }

    /// A longer line is no log line of ours.
    private static let lineBytesMax = 1 << 20

    private let process = Process()
    private let heard = Locked(Heard())
    private let pipe = Pipe()
    /// Its standard input, which ends with this program, however that ends; see `run --until-input-ends`.
    private let input = Pipe()

    /// Starts this same program's verb `run` with `arguments`.
    init(arguments: [String]) throws {
        process.executableURL = Bundle.main.executableURL ?? URL(fileURLWithPath: CommandLine.arguments[0])
        process.arguments = ["run", "--until-input-ends"] + arguments
        process.standardInput = input
        process.standardOutput = FileHandle.nullDevice
        process.standardError = pipe
        let heard = heard
        // Called on a thread of Foundation's own, so nothing of the cooperative pool waits for the pipe.
        pipe.fileHandleForReading.readabilityHandler = { handle in
            let data = handle.availableData
            guard !data.isEmpty else {
                handle.readabilityHandler = nil
                return
            }
            heard.withLock { Self.take(data, into: &$0) }
        }
        try process.run()
    }

    /// What the log has said so far.
    nonisolated var state: Heard {
        heard.withLock { $0 }
    }

    /// Whether the process still runs.
    var isRunning: Bool { process.isRunning }

    /// Whether it ended other than by being asked to: with a bad status, or a signal that it does not handle.
    var hasFailed: Bool { !process.isRunning && process.terminationStatus != 0 }

    /// Ends it as Kubernetes would, with SIGTERM.
    func stop() {
        if process.isRunning { process.terminate() }
    }

    private static func take(_ data: Data, into heard: inout Heard) {
        heard.rest += data
        while let end = heard.rest.firstIndex(of: UInt8(ascii: "\n")) {
            let line = heard.rest[..<end]
            heard.rest.removeSubrange(...end)
            // A line that is no JSON (a crash report, say) is kept as the reason that will be shown.
            guard let said = try? JSONValue(parsing: line) else {
                heard.lastError = String(decoding: line, as: UTF8.self)
                continue
            }
            if said["level"]?.stringValue == "error" { heard.lastError = String(decoding: line, as: UTF8.self) }
            guard said["msg"]?.stringValue == "decided", let decision = HeardDecision(logLine: said) else { continue }
            heard.lastDecision = decision
            if decision.from != decision.to { heard.lastChange = decision }
        }
        if heard.rest.count > lineBytesMax { heard.rest = [] }
    }
}
