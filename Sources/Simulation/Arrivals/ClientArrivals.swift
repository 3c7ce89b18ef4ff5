import Measures

/// The requests of many clients together, window by window.
///
/// In each window each client with a line is a stationary renewal process of its published law, rescaled to its rate;
/// the next window begins anew, because nothing is published of how they hang together. A window without lines is a gap
/// and repeats the one before (at the start: the first with lines). Each client has its own stream of chance.
struct ClientArrivals: Sendable {
    /// A client of the present window.
    private struct Client: Sendable {
        var number: Int
        var perSecond: Double
        var draw: RenewalDraw
    }

    /// The next request of a client: its place among the present ones, and when.
    private struct Coming: Sendable {
        var at: Double
        var place: Int

        /// Equal times in the order of the lines.
        func comes(before other: Coming) -> Bool {
            at < other.at || (at == other.at && place < other.place)
        }
    }

    /// With fewer requests expected in a round, a loop would look too long for the next one.
    private static let requestsPerRoundMin = 1e-3

    private let windows: ClientWindows
    private let range: Range<Double>
    private let rateScale: Double
    private let timeScale: Double
    private let loops: Bool
    private var streams: [RandomStream]
    /// The clients' next requests within the present window.
    private var coming = BinaryHeap<Coming> { $0.comes(before: $1) }
    private var present: [Client] = []
    private var window: Int
    /// Where the present window ends, in played seconds.
    private var end = 0.0
    private var roundStart = 0.0

    /// Makes the arrivals.
    ///
    /// - Parameters:
    ///   - windows: the published fits.
    ///   - range: what is played, in seconds of the trace.
    ///   - rateScale: the factor on each client's rate; its law stays.
    ///   - timeScale: how many times as fast windows pass.
    ///   - loops: whether it begins again.
    ///   - streams: the family of the clients' streams.
    init(
        _ windows: ClientWindows, range: Range<Double>, rateScale: Double, timeScale: Double, loops: Bool,
        streams: RandomStreams
    ) {
        self.windows = windows
        self.range = range
        self.rateScale = rateScale
        self.timeScale = timeScale
        self.streams = windows.clients.map { streams.stream("clients/\($0)") }
        window = Int(range.lowerBound / windows.windowSeconds)
        let rates = windows.rates[window..<Int((range.upperBound / windows.windowSeconds).rounded(.up))]
        let inRound = rates.reduce(0) { $0 + ($1 ?? 0) } * rateScale / timeScale * windows.windowSeconds
        self.loops = loops && inRound > Self.requestsPerRoundMin
        open()
    }

    /// When the next request comes, in played seconds.
    mutating func next() -> Double? {
        while true {
            if var next = coming.first {
                let at = next.at
                let client = present[next.place]
                next.at += client.draw.gap(using: &streams[client.number]) / client.perSecond
                if next.at < end {
                    coming.replaceFirst(next)
                } else {
                    coming.removeFirst()
                }
                return at
            }
            window += 1
            if window >= windows.count || Double(window) * windows.windowSeconds >= range.upperBound {
                guard loops else { return nil }
                window = Int(range.lowerBound / windows.windowSeconds)
                roundStart += (range.upperBound - range.lowerBound) / timeScale
            }
            open()
        }
    }

    private mutating func open() {
        let low = max(range.lowerBound, Double(window) * windows.windowSeconds)
        let high = min(range.upperBound, Double(window + 1) * windows.windowSeconds)
        let start = roundStart + (low - range.lowerBound) / timeScale
        end = roundStart + (high - range.lowerBound) / timeScale
        present.removeAll(keepingCapacity: true)
        for row in windows.rows(ofWindow: windows.known(window)) where row.requestsPerSecond > 0 {
            let client = Client(
                number: row.client, perSecond: row.requestsPerSecond * rateScale, draw: RenewalDraw(row.law))
            let at = start + client.draw.firstGap(using: &streams[row.client]) / client.perSecond
            guard at < end else { continue }  // the client's first request would come after the window
            coming.push(Coming(at: at, place: present.count))
            present.append(client)
        }
    }
}
