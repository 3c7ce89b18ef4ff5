import Foundation
import KubernetesAPI
import KubernetesClient

/// The controller as a process of its own, exactly as a cluster would run it; its log is read for the demo's picture.
actor ControllerProcess {
    /// What the log said.
    struct Heard: Sendable {
        /// The newest decision about the watched workload, as one line for people.
        var lastDecision: String?
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

    /// Starts this same program with `arguments`.
    init(arguments: [String]) throws {
        process.executableURL = Bundle.main.executableURL ?? URL(fileURLWithPath: CommandLine.arguments[0])
        process.arguments = arguments
        process.standardInput = FileHandle.nullDevice
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
            if said["msg"]?.stringValue == "decided" { heard.lastDecision = sentence(said) ?? heard.lastDecision }
        }
        if heard.rest.count > lineBytesMax { heard.rest = [] }
    }

    /// `10:15:30 llm 6 → 9  queue_depth above target; HPA would have 9`; nil for a line without a size.
    static func sentence(_ decision: JSONValue) -> String? {
        guard let at = decision["ts"]?.stringValue, let workload = decision["workload"]?.stringValue,
            let from = decision["from"]?.integerValue, let to = decision["to"]?.integerValue
        else { return nil }
        let clock = at.dropFirst(11).prefix(8)
        let name = workload.split(separator: "/").last.map(String.init) ?? workload
        let because = decision["because"]?.stringValue ?? ""
        let hpa = decision["hpa"]?.integerValue.map { "; HPA would have \($0)" } ?? ""
        return "\(clock) \(name) \(from) → \(to)  \(because)\(hpa)"
    }
}
