/// The clients of a service, each with its rate and its law of arrival in windows of equal length.
///
/// The format of ServeGen's published fits (Xiang et al., arXiv 2505.09999): one line a client and window, in the order
/// of windows. A client without a line in a window sent nothing. A window without any line is a gap: what was sent is
/// not known, which is not nothing.
public struct ClientWindows: Hashable, Sendable {
    /// One client in one window.
    public struct Row: Hashable, Sendable {
        /// Number of the client in `clients`.
        public var client: Int
        /// Requests per second.
        public var requestsPerSecond: Double
        /// The published law, whatever its scale: its mean is made 1/rate.
        public var law: RenewalLaw
    }

    static let header = [
        "seconds", "client", "requests_per_second", "interarrival_cv", "distribution", "shape", "scale",
    ]
    /// The clients that we accept.
    static let clientsMax = 100_000
    /// The windows that we accept: twenty years of the published 600 s.
    static let windowsMax = 1_000_000
    /// What a file of one window only is taken for.
    private static let publishedSeconds = 600.0

    /// Names of the clients, in the order in which they appear.
    public let clients: [String]
    /// Length of a window.
    public let windowSeconds: Double
    /// Where the first window begins in the whole trace.
    let startSeconds: Double
    /// All lines.
    private let rows: [Row]
    /// Where each window's lines begin in `rows`, and where the last one's end.
    private let firsts: [Int]
    /// Requests per second of all clients in each window; nil in a gap.
    public let rates: [Double?]

    /// Windows, gaps included.
    public var count: Int { rates.count }

    /// The lines of a window; none in a gap.
    func rows(ofWindow window: Int) -> ArraySlice<Row> {
        rows[firsts[window]..<firsts[window + 1]]
    }

    /// The window itself, or in a gap the last one before it with lines (at the start: the first with lines).
    func known(_ window: Int) -> Int {
        rates[...window].lastIndex { $0 != nil } ?? rates.firstIndex { $0 != nil } ?? window
    }

    /// Reads the lines behind the header.
    init(_ text: inout TraceText) throws(TraceError) {
        var numbers: [String: Int] = [:]
        var clients: [String] = []
        var rows: [Row] = []
        var starts: [(seconds: Double, row: Int, line: Int)] = []
        /// The window in which each client was seen last.
        var lastSeen: [Int] = []
        while try text.next() {
            guard text.cells.count >= Self.header.count else {
                throw text.fail("line", text.lineText, "as many cells as the header has")
            }
            if rows.isEmpty { rows.reserveCapacity(text.linesLeft) }
            let seconds = try text.time(0, notBefore: starts.last?.seconds ?? 0)
            if seconds != starts.last?.seconds { starts.append((seconds, rows.count, text.line)) }
            let name = text.text(text.cells[1])
            let client = numbers[name] ?? clients.count
            if client == clients.count {
                guard !name.isEmpty, name.utf8.count <= 253, client < Self.clientsMax else {
                    throw text.fail("client", name, "a name of up to 253 bytes, and at most \(Self.clientsMax) of them")
                }
                numbers[name] = client
                clients.append(name)
                lastSeen.append(-1)
            }
            guard lastSeen[client] != starts.count else {
                throw text.fail("client", name, "one line a client and window")
            }
            lastSeen[client] = starts.count
            rows.append(try Self.row(text, client: client))
        }
        guard let first = starts.first else { throw text.fail("file", "no clients", "at least one line") }
        let step = zip(starts, starts.dropFirst()).map { $1.seconds - $0.seconds }.min() ?? Self.publishedSeconds
        guard Trace.stepSeconds.contains(step) else {
            throw TraceError(
                file: text.file, line: first.line, field: "seconds", found: "windows \(step) s apart",
                accepted: "windows of 1 ms to 7 days")
        }
        var firsts: [Int] = []
        for start in starts {
            let window = (start.seconds - first.seconds) / step
            guard abs(window - window.rounded()) < 1e-6, window < Double(Self.windowsMax) else {
                throw TraceError(
                    file: text.file, line: start.line, field: "seconds", found: "\(start.seconds)",
                    accepted: "windows of equal length, here \(step) s, and at most \(Self.windowsMax)")
            }
            // The windows passed over are empty.
            while firsts.count <= Int(window.rounded()) { firsts.append(start.row) }
        }
        firsts.append(rows.count)
        self.clients = clients
        windowSeconds = step
        startSeconds = first.seconds
        self.rows = rows
        self.firsts = firsts
        rates = (0..<(firsts.count - 1)).map { window in
            let range = firsts[window]..<firsts[window + 1]
            return range.isEmpty ? nil : rows[range].reduce(0) { $0 + $1.requestsPerSecond }
        }
    }

    private static func row(_ text: TraceText, client: Int) throws(TraceError) -> Row {
        guard let rate = try text.rate(2, "requests_per_second") else {
            throw text.fail("requests_per_second", "", "a number; a client that sent nothing has no line")
        }
        _ = try text.rate(3, "interarrival_cv")
        guard let shape = text.number(5) else { throw text.fail("shape", text.text(text.cells[5]), "a number") }
        let law: RenewalLaw
        let accepted: ClosedRange<Double>
        switch text.text(text.cells[4]) {
        case "Gamma": (law, accepted) = (.gamma(shape: shape), RenewalLaw.shapes)
        case "Weibull": (law, accepted) = (.weibull(shape: shape), RenewalLaw.weibullShapes)
        case let other: throw text.fail("distribution", other, "Gamma or Weibull")
        }
        guard accepted.contains(shape) else {
            throw text.fail(
                "shape", text.text(text.cells[5]), "a number from \(accepted.lowerBound) to \(accepted.upperBound)")
        }
        return Row(client: client, requestsPerSecond: rate, law: law)
    }
}
