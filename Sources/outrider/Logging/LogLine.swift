import Deciding
import KubernetesAPI
import Logging
import Measures

/// One log message with everything that its line shows.
struct LogLine {
    let at: Timestamp
    let level: Logger.Level
    let message: String
    let logger: String
    let fields: Logger.Metadata

    /// The line, without its end.
    func bytes(_ format: LogFormat) -> [UInt8] {
        switch format {
        case .json: json
        case .text: Array(text.utf8)
        }
    }

    private var json: [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(512)
        out.append(contentsOf: #"{"ts":"\#(at.text(.milliseconds))","level":"\#(levelName)","msg":"#.utf8)
        JSONValue.writeString(message, to: &out)
        out.append(contentsOf: #","logger":"#.utf8)
        JSONValue.writeString(logger, to: &out)
        for (key, value) in fields.sorted(by: { $0.key < $1.key }) {
            out.append(UInt8(ascii: ","))
            if case .stringConvertible(let record as DecisionRecord) = value {
                record.writeMembers(to: &out)
            } else {
                JSONValue.writeString(key, to: &out)
                out.append(UInt8(ascii: ":"))
                Self.write(value, to: &out)
            }
        }
        out.append(UInt8(ascii: "}"))
        return out
    }

    private var text: String {
        var line = "\(at.text(.milliseconds)) \(levelName.uppercased()) \(logger): \(message)"
        for (key, value) in fields.sorted(by: { $0.key < $1.key }) {
            // A line is one line, whatever an outsider wrote into a value.
            let shown = "\(value)".replacing("\n", with: #"\n"#)
            line += value.isRecord ? " \(shown)" : " \(key)=\(shown)"
        }
        return line
    }

    /// Four levels are enough: what is finer than debug is debug, what is coarser than error is error.
    private var levelName: String {
        switch level {
        case .trace, .debug: "debug"
        case .info, .notice: "info"
        case .warning: "warn"
        case .error, .critical: "error"
        }
    }

    private static func write(_ value: Logger.MetadataValue, to out: inout [UInt8]) {
        switch value {
        case .string(let text): JSONValue.writeString(text, to: &out)
        case .stringConvertible(let value): writeScalar(value, to: &out)
        case .array(let values):
            out.append(UInt8(ascii: "["))
            for (index, element) in values.enumerated() {
                if index > 0 { out.append(UInt8(ascii: ",")) }
                write(element, to: &out)
            }
            out.append(UInt8(ascii: "]"))
        case .dictionary(let members):
            out.append(UInt8(ascii: "{"))
            for (index, member) in members.sorted(by: { $0.key < $1.key }).enumerated() {
                if index > 0 { out.append(UInt8(ascii: ",")) }
                JSONValue.writeString(member.key, to: &out)
                out.append(UInt8(ascii: ":"))
                write(member.value, to: &out)
            }
            out.append(UInt8(ascii: "}"))
        }
    }

    private static func writeScalar(_ value: any CustomStringConvertible, to out: inout [UInt8]) {
        switch value {
        case let truth as Bool: out.append(contentsOf: truth.description.utf8)
        case let number as any BinaryInteger: out.append(contentsOf: String(number).utf8)
        case let number as Double where number.isFinite: out.append(contentsOf: number.description.utf8)
        default: JSONValue.writeString(value.description, to: &out)
        }
    }
}

extension Logger.MetadataValue {
    fileprivate var isRecord: Bool {
        if case .stringConvertible(let value) = self { value is DecisionRecord } else { false }
    }
}
