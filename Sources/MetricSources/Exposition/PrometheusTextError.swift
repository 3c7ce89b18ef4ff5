/// Text that is no exposition, or more than we accept, or one line of it that cannot be read.
public struct PrometheusTextError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What is wrong, with what was found where it is short.
    public enum Problem: Error, Hashable, Sendable {
        case tooManyBytes(Int)
        case tooManyLines
        case tooManySamples
        case lineTooLong(Int)
        case nameTooLong(Int)
        case tooManyLabels
        /// No metric name at the beginning.
        case noName
        /// What should be a label's name, `=`, a quoted value or `,` is not.
        case badLabels
        case labelTwice(String)
        case noValue
        case badValue(String)
        case badTime(String)
    }

    /// The line, from 1.
    public var line: Int
    /// What is wrong with it.
    public var problem: Problem

    /// Reads: `line 3: the value is "x"; accepted: a number, NaN, +Inf or -Inf`.
    public var description: String {
        "line \(line): \(problem.description)"
    }
}

extension PrometheusTextError.Problem: CustomStringConvertible {
    /// What was found, and what is accepted.
    public var description: String {
        switch self {
        case .tooManyBytes(let count):
            "the text has \(count) bytes; accepted: at most \(PrometheusText.bytesMax)"
        case .tooManyLines: "one line too many; accepted: at most \(PrometheusText.linesMax) lines"
        case .tooManySamples: "one sample too many; accepted: at most \(PrometheusText.samplesMax) of the wanted series"
        case .lineTooLong(let count): "it has \(count) bytes; accepted: at most \(PrometheusText.lineBytesMax)"
        case .nameTooLong(let count):
            "a name has \(count) bytes; accepted: at most \(PrometheusText.nameBytesMax)"
        case .tooManyLabels: "one label too many; accepted: at most \(PrometheusText.labelsMax)"
        case .noName: "it does not begin with a metric's name; accepted: [a-zA-Z_:][a-zA-Z0-9_:]*"
        case .badLabels: "the labels cannot be read; accepted: {name=\"value\",…}"
        case .labelTwice(let name): "the label \(name) comes twice; accepted: once"
        case .noValue: "there is no value after the name; accepted: a number, NaN, +Inf or -Inf"
        case .badValue(let text): "the value is \"\(text)\"; accepted: a number, NaN, +Inf or -Inf"
        case .badTime(let text): "the time is \"\(text)\"; accepted: milliseconds since 1970"
        }
    }
}
