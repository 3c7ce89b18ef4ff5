import Deciding
import Foundation
import KubernetesAPI
import Logging
import Measures

/// Writes each log message as one line on standard error, in one `write(2)`, so that lines never mix.
///
/// JSON keys of every line: `ts`, `level`, `msg`, `logger`, then the message's own; numbers and truth values stay what
/// they are. A `DecisionRecord` in the metadata gives its members to the line itself.
struct LineLog: LogHandler {
    let label: String
    let format: LogFormat
    let time: any TimeSource
    var metadata: Logger.Metadata = [:]
    var logLevel: Logger.Level = .info

    init(label: String, format: LogFormat, time: any TimeSource, level: Logger.Level = .info) {
        self.label = label
        self.format = format
        self.time = time
        self.logLevel = level
    }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        let fields = metadata.merging(event.metadata ?? [:]) { _, own in own }
        var line = LogLine(
            at: time.now(), level: event.level, message: event.message.description, logger: label, fields: fields
        ).bytes(format)
        line.append(UInt8(ascii: "\n"))
        line.withUnsafeBytes { bytes in
            // A full or closed pipe loses the line: a controller that cannot log must go on scaling.
            _ = write(STDERR_FILENO, bytes.baseAddress, bytes.count)
        }
    }
}
