/// A recorded load: single requests, or a rate in steps.
///
/// Formats: `*.requests.csv` has the columns `seconds,prompt_tokens,output_tokens` (more may follow), one line a
/// request in the order of arrival. `*.rate.csv` has `seconds,requests_per_second` and may have
/// `prompt_tokens_per_second` and `output_tokens_per_second`; each value is the mean over one step, the step is the
/// same in the whole file, and an empty cell is a gap: not known, which is not zero.
public struct Trace: Hashable, Sendable {
    /// One step of a rate.
    public struct Step: Hashable, Sendable {
        /// Its start, in seconds since the start of the trace.
        public var seconds: Double
        /// Requests per second; nil in a gap.
        public var requestsPerSecond: Double?
        /// Mean tokens of a request; nil if the file has no token columns, or the step no requests.
        public var size: RequestSize?
    }

    /// What was recorded.
    public enum Content: Hashable, Sendable {
        case requests([Request])
        case rate([Step], stepSeconds: Double)
    }

    /// The lines that we accept; the largest public trace has some hundred thousand.
    public static let linesMax = 5_000_000

    /// The tokens of a prompt, or of an output, that we accept; a mean size is cut to it.
    static let tokensMax = 1_000_000_000

    /// The file, as its reader named it.
    public let file: String
    /// The recording.
    public let content: Content
    /// Its length in seconds; a replay that loops starts again after it.
    public let spanSeconds: Double

    /// Reads the text of a file; the header tells the kind.
    ///
    /// - Parameters:
    ///   - csv: the whole text, not compressed.
    ///   - file: how errors name it.
    /// - Throws: the line and the column, what stands there, and what is accepted.
    public init(csv: String, file: String) throws(TraceError) {
        var reader = TraceReader(csv: csv, file: file)
        let header = try reader.header()
        self.file = file
        if header.starts(with: ["seconds", "prompt_tokens", "output_tokens"]) {
            var requests = try reader.requests()
            // An excerpt may begin later than 0; a replay begins with its first request.
            let start = requests.first?.arrivesAt ?? 0
            for index in requests.indices { requests[index].arrivesAt -= start }
            content = .requests(requests)
            // The mean distance follows the last request before the replay starts again.
            let last = requests.last?.arrivesAt ?? 0
            spanSeconds = max(1, last + last / Double(max(1, requests.count - 1)))
        } else if header.starts(with: ["seconds", "requests_per_second"]) {
            let hasTokens =
                header.count >= 4 && header[2] == "prompt_tokens_per_second" && header[3] == "output_tokens_per_second"
            let (steps, stepSeconds) = try reader.steps(hasTokens: hasTokens)
            content = .rate(steps, stepSeconds: stepSeconds)
            spanSeconds = (steps.last?.seconds ?? 0) + stepSeconds
        } else {
            throw TraceError(
                file: file, line: 1, field: "header", found: header.joined(separator: ","),
                accepted: "seconds,prompt_tokens,output_tokens or seconds,requests_per_second")
        }
    }
}

/// Walks over the lines of a trace.
private struct TraceReader {
    let file: String
    private let lines: [Substring]
    private var row = 0

    init(csv: String, file: String) {
        self.file = file
        // One line more than we accept is enough to see that there are too many.
        lines = csv.split(separator: "\n", maxSplits: Trace.linesMax + 1, omittingEmptySubsequences: false)
    }

    private func fail(_ field: String, _ found: some StringProtocol, _ accepted: String) -> TraceError {
        TraceError(file: file, line: row, field: field, found: String(found), accepted: accepted)
    }

    /// The cells of the next line; nil at the end.
    ///
    /// A last empty line is no line.
    private mutating func next() -> [Substring]? {
        guard row < lines.count else { return nil }
        let line = lines[row]
        row += 1
        if line.isEmpty && row == lines.count { return nil }
        return line.split(separator: ",", omittingEmptySubsequences: false)
    }

    mutating func header() throws(TraceError) -> [String] {
        guard lines.count <= Trace.linesMax else {
            throw fail("file", "\(lines.count) lines", "at most \(Trace.linesMax) lines")
        }
        return (next() ?? []).map(String.init)
    }

    mutating func requests() throws(TraceError) -> [Request] {
        var requests: [Request] = []
        requests.reserveCapacity(lines.count)
        var before = 0.0
        while let cells = next() {
            guard cells.count >= 3 else {
                throw fail("line", cells.joined(separator: ","), "seconds,prompt_tokens,output_tokens")
            }
            let seconds = try time(cells[0], notBefore: before)
            before = seconds
            let prompt = try tokens(cells[1], "prompt_tokens", from: 0)
            let output = try tokens(cells[2], "output_tokens", from: 1)
            requests.append(Request(arrivesAt: seconds, promptTokens: prompt, outputTokens: output))
        }
        guard !requests.isEmpty else { throw fail("file", "no requests", "at least one request") }
        return requests
    }

    mutating func steps(hasTokens: Bool) throws(TraceError) -> ([Trace.Step], stepSeconds: Double) {
        var steps: [Trace.Step] = []
        var stepSeconds: Double?
        while let cells = next() {
            guard cells.count >= (hasTokens ? 4 : 2) else {
                throw fail("line", cells.joined(separator: ","), "as many cells as the header has")
            }
            let seconds = try time(cells[0], notBefore: steps.last?.seconds ?? 0)
            if let last = steps.last {
                let step = seconds - last.seconds
                guard step > 0, abs(step - (stepSeconds ?? step)) < 1e-6 else {
                    throw fail("seconds", cells[0], "steps of equal length; a gap is an empty cell, not a missing line")
                }
                stepSeconds = step
            }
            let rate = try rate(cells[1], "requests_per_second")
            var size: RequestSize?
            if hasTokens, let rate, rate > 0,
                let prompt = try self.rate(cells[2], "prompt_tokens_per_second"),
                let output = try self.rate(cells[3], "output_tokens_per_second")
            {
                // A tiny rate makes a request of any size, which no Int may hold.
                func tokens(_ perSecond: Double) -> Int {
                    Int(min(Double(Trace.tokensMax), (perSecond / rate).rounded()))
                }
                size = RequestSize(promptTokens: tokens(prompt), outputTokens: max(1, tokens(output)))
            }
            steps.append(Trace.Step(seconds: seconds, requestsPerSecond: rate, size: size))
        }
        guard let stepSeconds else { throw fail("file", "\(steps.count) steps", "at least two steps") }
        guard steps.contains(where: { $0.requestsPerSecond != nil }) else {
            throw fail("requests_per_second", "", "at least one value in the file")
        }
        return (steps, stepSeconds)
    }

    private func time(_ cell: Substring, notBefore before: Double) throws(TraceError) -> Double {
        guard let seconds = Double(cell), seconds >= before, seconds < 1e10 else {
            throw fail("seconds", cell, "a number not below \(before), the line before")
        }
        return seconds
    }

    private func tokens(_ cell: Substring, _ field: String, from low: Int) throws(TraceError) -> Int {
        guard let tokens = Int(cell), (low...Trace.tokensMax).contains(tokens) else {
            throw fail(field, cell, "a whole number from \(low) to \(Trace.tokensMax)")
        }
        return tokens
    }

    private func rate(_ cell: Substring, _ field: String) throws(TraceError) -> Double? {
        if cell.isEmpty { return nil }
        guard let rate = Double(cell), rate >= 0, rate < 1e9 else {
            throw fail(field, cell, "a number from 0 to 1e9, or nothing for a gap")
        }
        return rate
    }
}
