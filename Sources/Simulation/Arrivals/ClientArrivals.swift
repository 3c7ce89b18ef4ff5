import Measures

/// The requests of many clients together, window by window.
///
/// In each window each client with a line is a stationary renewal process of its published law, rescaled to its rate;
/// the next window begins anew, because nothing is published of how they hang together. A window without lines is a gap
/// and repeats the one before (at the start: the first with lines). Each client has its own stream of chance.
struct ClientArrivals: Sendable {
    private struct Client: Sendable {
        var at: Double
        var perSecond: Double
        var number: Int
        var draw: RenewalDraw

        /// Equal times in the order of the clients.
        func comes(before other: Client) -> Bool {
            at < other.at || (at == other.at && number < other.number)
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
    private var coming = BinaryHeap<Client> { $0.comes(before: $1) }
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
            if var client = coming.first {
                let at = client.at
                client.at += client.draw.gap(using: &streams[client.number]) / client.perSecond
                if client.at < end {
                    coming.replaceFirst(client)
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
        for row in windows.rows(ofWindow: windows.known(window)) where row.requestsPerSecond > 0 {
            var client = Client(
                at: start, perSecond: row.requestsPerSecond * rateScale, number: row.client, draw: RenewalDraw(row.law))
            client.at += client.draw.firstGap(using: &streams[row.client]) / client.perSecond
            if client.at < end { coming.push(client) }
        }
    }
}
