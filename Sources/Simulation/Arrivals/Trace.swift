/// A recorded load: single requests, a rate in steps, or clients with their laws of arrival.
///
/// Formats (Documentation/Traces.md); the header tells which:
/// - `*.requests.csv`: `seconds,prompt_tokens,output_tokens[,session,prefix_blocks]`, one line a request in the order
///   of arrival;
/// - `*.rate.csv`: `seconds,requests_per_second[,prompt_tokens_per_second,output_tokens_per_second]`; each value is the
///   mean over one step, the step is the same in the whole file, and an empty cell is a gap: not known, which is not
///   zero;
/// - `*.clients.csv`: `seconds,client,requests_per_second,interarrival_cv,distribution,shape,scale`, see
///   `ClientWindows`.
public struct Trace: Hashable, Sendable {
    /// One step of a rate.
    public struct Step: Hashable, Sendable {
        /// Its start, in seconds since the start of the file.
        public var seconds: Double
        /// Requests per second; nil in a gap.
        public var requestsPerSecond: Double?
        /// Mean tokens of a request; nil if the file has no token columns, or the step no requests.
        public var size: RequestSize?
    }

    /// What a request has to do with earlier ones.
    public struct Turn: Hashable, Sendable {
        /// The conversation that it belongs to.
        public var session: Int
        /// Leading blocks of its prompt that some earlier request had, in blocks of the publisher.
        public var prefixBlocks: Int
    }

    /// What was recorded.
    public enum Content: Hashable, Sendable {
        case requests([Request])
        case rate([Step], stepSeconds: Double)
        case clients(ClientWindows)
    }

    /// The lines that we accept; the largest public trace has some hundred thousand.
    public static let linesMax = 5_000_000

    /// Seconds of a step of a rate, or of a window of clients, that we accept.
    static let stepSeconds = 0.001...604_800

    /// The tokens of a prompt, or of an output, that we accept; a mean size is cut to it.
    static let tokensMax = 1_000_000_000

    /// The file, as its reader named it.
    public let file: String
    /// The recording; its times count from `startSeconds`.
    public let content: Content
    /// Its length in seconds; a replay that loops starts again after it.
    public let spanSeconds: Double
    /// Where the file begins within the whole trace, in seconds: an excerpt may begin later than 0, and the time of the
    /// day depends on it.
    public let startSeconds: Double
    /// The distance of the stamps, if requests were published in batches; nil if each has a stamp of its own.
    ///
    /// Within a batch nothing is known of the order in time, so the bursts of the stamps are not the load's.
    public let batchSeconds: Double?
    /// One for each request, if the file has the columns.
    public let turns: [Turn]?

    /// Reads the text of a file.
    ///
    /// - Parameters:
    ///   - csv: the whole text, not compressed.
    ///   - file: how errors name it.
    /// - Throws: the line and the column, what stands there, and what is accepted.
    public init(csv: String, file: String) throws(TraceError) {
        try self.init(bytes: Array(csv.utf8), file: file)
    }

    /// Reads the bytes of a file, not compressed; see above.
    public init(bytes: [UInt8], file: String) throws(TraceError) {
        var text = TraceText(bytes: bytes, file: file)
        let header = try text.next() ? text.texts : []
        self.file = file
        if header.starts(with: ["seconds", "prompt_tokens", "output_tokens"]) {
            let hasTurns = header.count >= 5 && header[3] == "session" && header[4] == "prefix_blocks"
            var (requests, turns) = try Self.requests(&text, hasTurns: hasTurns)
            // A replay begins with its first request.
            let start = requests[0].arrivesAt
            for index in requests.indices { requests[index].arrivesAt -= start }
            let last = requests[requests.count - 1].arrivesAt
            content = .requests(requests)
            // The mean distance follows the last request before the replay starts again.
            spanSeconds = max(1, last + last / Double(max(1, requests.count - 1)))
            startSeconds = start
            batchSeconds = Self.batch(requests)
            self.turns = hasTurns ? turns : nil
        } else if header.starts(with: ["seconds", "requests_per_second"]) {
            let hasTokens =
                header.count >= 4 && header[2] == "prompt_tokens_per_second" && header[3] == "output_tokens_per_second"
            var (steps, stepSeconds) = try Self.steps(&text, hasTokens: hasTokens)
            startSeconds = steps[0].seconds
            for index in steps.indices { steps[index].seconds -= startSeconds }
            content = .rate(steps, stepSeconds: stepSeconds)
            spanSeconds = Double(steps.count) * stepSeconds
            (batchSeconds, turns) = (nil, nil)
        } else if header == ClientWindows.header {
            let windows = try ClientWindows(&text)
            content = .clients(windows)
            spanSeconds = Double(windows.count) * windows.windowSeconds
            startSeconds = windows.startSeconds
            (batchSeconds, turns) = (nil, nil)
        } else {
            throw text.fail(
                "header", header.joined(separator: ","),
                "seconds,prompt_tokens,output_tokens or seconds,requests_per_second or "
                    + ClientWindows.header.joined(separator: ","))
        }
    }

    /// Which share of a span of the file is known, 0...1; single requests always are.
    public func knownShare(of span: Range<Double>) -> Double {
        let (rates, stepSeconds): ([Double?], Double)
        switch content {
        case .requests: return 1
        case .rate(let steps, let seconds): (rates, stepSeconds) = (steps.map(\.requestsPerSecond), seconds)
        case .clients(let windows): (rates, stepSeconds) = (windows.rates, windows.windowSeconds)
        }
        let first = max(0, min(rates.count - 1, Int(span.lowerBound / stepSeconds)))
        let past = max(first + 1, min(rates.count, Int((span.upperBound / stepSeconds).rounded(.up))))
        return Double(rates[first..<past].count { $0 != nil }) / Double(past - first)
    }
}
