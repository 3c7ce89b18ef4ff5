public import Measures

/// One exposition in the Prometheus text format: the samples that somebody wants, and what was wrong with it.
///
/// Exposed text is untrusted. A line that cannot be read is counted and left out; the whole is an error only if it
/// passes a limit, or if no line of it can be read (a web page, say). Comments, an OpenMetrics `# EOF` and exemplars
/// are tolerated. A sample that is NaN says that there is no number, so it is left out: missing is never zero.
/// Source: Prometheus "Exposition formats", text format 0.0.4; OpenMetrics 1.0.
public struct PrometheusText: Sendable {
    /// Bytes of one exposition; an engine with long histograms stays below 1 MiB.
    public static let bytesMax = 2 << 20
    /// Lines of one exposition.
    public static let linesMax = 100_000
    /// Samples kept of one exposition.
    public static let samplesMax = 10_000
    /// Bytes of one line.
    public static let lineBytesMax = 16_384
    /// Bytes of a metric's or a label's name.
    public static let nameBytesMax = 256
    /// Labels of one sample.
    public static let labelsMax = 64

    /// The wanted samples, in the order of the text.
    public private(set) var samples: [Sample] = []
    /// The kind of each family that a wanted series belongs to, where the text tells it.
    public private(set) var kinds: [String: FamilyKind] = [:]
    /// Lines that could not be read.
    public private(set) var badLines = 0
    /// What was wrong with the first of them.
    public private(set) var firstBadLine: PrometheusTextError?

    /// Reads `bytes`.
    ///
    /// - Parameters:
    ///   - bytes: the body of a scrape.
    ///   - wanted: the series to keep; nil keeps all. Of the others only the name is read.
    ///   - now: the time of samples that carry none; later ones are taken for `now`.
    /// - Throws: when a limit of this type is passed, or no line can be read.
    public init(
        parsing bytes: [UInt8], wanted: SeriesNames? = nil, now: Timestamp
    ) throws(PrometheusTextError) {
        guard bytes.count <= Self.bytesMax else {
            throw PrometheusTextError(line: 1, problem: .tooManyBytes(bytes.count))
        }
        let reader = SampleLineReader(bytes: bytes, timesAreSeconds: Self.endsAsOpenMetrics(bytes), now: now)
        var start = 0
        var line = 0
        var goodLines = 0
        while start < bytes.count {
            let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
            line += 1
            guard line <= Self.linesMax else { throw PrometheusTextError(line: line, problem: .tooManyLines) }
            do throws(PrometheusTextError.Problem) {
                if try readLine(start..<end, wanted: wanted, with: reader) { goodLines += 1 }
            } catch {
                let problem = PrometheusTextError(line: line, problem: error)
                if error == .tooManySamples { throw problem }
                badLines += 1
                firstBadLine = firstBadLine ?? problem
            }
            start = end + 1
        }
        if goodLines == 0, let firstBadLine { throw firstBadLine }
    }

    /// Reads one line.
    ///
    /// - Returns: whether it held a sample, wanted or not.
    private mutating func readLine(
        _ range: Range<Int>, wanted: SeriesNames?, with reader: SampleLineReader
    ) throws(PrometheusTextError.Problem) -> Bool {
        guard range.count <= Self.lineBytesMax else { throw .lineTooLong(range.count) }
        switch try reader.read(range, wanted: wanted) {
        case .blank, .comment:
            return false
        case .kind(let name, let kind):
            if wanted?.containsMember(of: name) ?? true { kinds[name] = kind }
            return false
        case .unwanted, .notANumber:
            return true
        case .sample(let sample):
            guard samples.count < Self.samplesMax else { throw .tooManySamples }
            samples.append(sample)
            return true
        }
    }

    /// Whether a series only ever rises, by the kind of its family or, untold, by its ending.
    public func isCounter(_ name: String) -> Bool {
        if let kind = kinds[name] { return kind == .counter }
        for ending in SeriesNames.endings where name.hasSuffix(ending) {
            switch kinds[String(name.dropLast(ending.count))] {
            case .counter, .histogram, .summary, nil: return true
            case .gauge, .untyped: return ending == "_total"
            }
        }
        return false
    }

    /// Told by the last line; times are then seconds, elsewhere milliseconds.
    private static func endsAsOpenMetrics(_ bytes: [UInt8]) -> Bool {
        String(decoding: bytes.suffix(8), as: UTF8.self).contains("# EOF")
    }
}

/// What `# TYPE` says of a family.
public enum FamilyKind: String, Hashable, Sendable {
    case counter
    case gauge
    case histogram
    case summary
    /// `untyped`, `unknown`, or a word of OpenMetrics that means no more to us.
    case untyped
}
