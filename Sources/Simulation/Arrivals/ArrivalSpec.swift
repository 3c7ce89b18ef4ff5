/// What drives a service, completely: the source, how requests come of it, and how it is scaled.
///
/// Two numbers scale a source. `rateScale` makes its rate k times as much. `timeScale` plays it s times as fast with
/// the rate per played second unchanged, so that a day in an hour is a day's ups and downs, not a day's requests: a
/// played hour at timeScale 24 has a 24th of the day's requests.
public struct ArrivalSpec: Hashable, Sendable {
    /// What is played.
    public enum Source: Hashable, Sendable {
        case trace(Trace)
        case shape(Shape)
    }

    /// How requests come of the source.
    public enum Process: Hashable, Sendable {
        /// As recorded: requests at their own times, clients by their own laws. Not for rates and shapes.
        case recorded
        /// A renewal process of this law in the integrated rate, so that the mean follows the rate exactly and the
        /// distances between requests vary as the law says, measured in expected requests.
        ///
        /// A requests trace is first counted in steps (`ExpectedDemand`); clients are taken together.
        case renewal(RenewalLaw)

        /// Poisson: independent requests.
        public static let poisson = Process.renewal(.exponential)
        /// Even distances.
        public static let even = Process.renewal(.even)
    }

    /// How a replay of single requests becomes k times as many.
    public enum Growth: Hashable, Sendable {
        /// The same crowd, k times as large: each request comes k times, spread evenly to the next one.
        ///
        /// Each distance becomes k distances of a k-th, so the coefficient of variation of the distances is the
        /// recorded one, and so are peak over mean and the variation of any step that is long against a distance. This
        /// is the default, for evaluation too: scaled traces are to judge policies on the bursts that were published.
        /// The price: k times as many independent users would be smoother (their variation falls with √k), and
        /// within one recorded distance the requests are evener than any real ones.
        case together
        /// k crowds like it: copies of the window, each shifted by its own random offset around the window's end.
        ///
        /// Bursts of copies rarely meet, so the variation of steps falls with √k and the distances go towards
        /// Poisson's. For a service of many tenants.
        case apart
    }

    /// The factors on a rate that we accept.
    public static let rateScales = 1e-6...1e6
    /// The factors that we accept on a replay, after `timeScale`: with less, it would look for its next request
    /// forever.
    public static let replayScales = Load.multipliers
    /// The factors on the time that we accept.
    public static let timeScales = 1e-3...1e5

    /// Where a window of a shape must end if it ends, in seconds: three centuries, and far from where a Double's
    /// precision ends.
    private static let shapeSecondsMax = 1e10

    /// What is played.
    public let source: Source
    /// How requests come of it.
    public let process: Process
    /// Where their tokens come from.
    public let lengths: TokenLengths
    /// The factor on the rate.
    public let rateScale: Double
    /// How many times as fast the source is played.
    public let timeScale: Double
    /// How a replay grows.
    public let growth: Growth
    /// The part of the source that is played, in its own seconds.
    public let window: Range<Double>
    /// Whether it begins again after the window.
    public let loops: Bool
    /// Whether requests published in batches (`Trace.batchSeconds`) are spread by chance over the time until the next.
    public let spreadsBatches: Bool

    /// Makes a description.
    ///
    /// - Parameters:
    ///   - source: what is played.
    ///   - process: by default as recorded for requests and clients, Poisson for rates, even for shapes.
    ///   - lengths: by default as recorded, otherwise `RequestSize.conversation`.
    ///   - rateScale: the factor on the rate.
    ///   - timeScale: how many times as fast it is played.
    ///   - growth: how a replay grows.
    ///   - window: by default all of it; a shape has no end of its own.
    ///   - loops: whether it begins again.
    ///   - spreadsBatches: whether published batches are spread.
    /// - Throws: what does not fit, and what would.
    public init(
        _ source: Source, process: Process? = nil, lengths: TokenLengths? = nil, rateScale: Double = 1,
        timeScale: Double = 1, growth: Growth = .together, window: Range<Double>? = nil, loops: Bool = false,
        spreadsBatches: Bool = false
    ) throws(LoadError) {
        self.init(
            unchecked: source, process: process, lengths: lengths ?? .recorded(otherwise: .conversation),
            rateScale: rateScale, timeScale: timeScale, growth: growth, window: window, loops: loops,
            spreadsBatches: spreadsBatches)
        try check()
    }

    /// What a load means: a shape evenly, a trace over and over; nil for none.
    ///
    /// - Parameters:
    ///   - load: what drives the service.
    ///   - trace: the trace that `Load.trace` means; without one such a load is none.
    ///   - size: tokens of a request where the load does not say.
    public init?(_ load: Load, trace: Trace?, size: RequestSize) {
        let source: Source
        var scale = 1.0
        switch load {
        case .none: return nil
        case .shape(let shape): source = .shape(shape)
        case .trace(let multiplier):
            guard let trace else { return nil }
            source = .trace(trace)
            scale = multiplier
        }
        self.init(
            unchecked: source, process: nil, lengths: .recorded(otherwise: size), rateScale: scale, timeScale: 1,
            growth: .together, window: nil, loops: trace != nil, spreadsBatches: false)
    }

    private init(
        unchecked source: Source, process: Process?, lengths: TokenLengths, rateScale: Double, timeScale: Double,
        growth: Growth, window: Range<Double>?, loops: Bool, spreadsBatches: Bool
    ) {
        self.source = source
        self.process = process ?? Self.process(of: source)
        self.lengths = lengths
        self.rateScale = rateScale
        self.timeScale = timeScale
        self.growth = growth
        let all = 0..<Self.span(of: source)
        self.window = window ?? all
        self.loops = loops && self.window.upperBound.isFinite
        self.spreadsBatches = spreadsBatches
    }

    private static func process(of source: Source) -> Process {
        switch source {
        case .shape: .even
        case .trace(let trace):
            switch trace.content {
            case .requests, .clients: .recorded
            case .rate: .poisson
            }
        }
    }

    private static func span(of source: Source) -> Double {
        switch source {
        case .shape: .infinity
        case .trace(let trace): trace.spanSeconds
        }
    }

    private func check() throws(LoadError) {
        func require(_ isMet: Bool, _ field: String, _ found: String, _ accepted: String) throws(LoadError) {
            guard isMet else { throw LoadError(field: field, found: found, accepted: accepted) }
        }
        let whole = Self.span(of: source)
        let span = whole.isFinite || window.upperBound == .infinity ? whole : Self.shapeSecondsMax
        try require(
            window.lowerBound >= 0 && window.upperBound <= span && !window.isEmpty, "window", "\(window)",
            "seconds within 0..<\(span)")
        try require(Self.rateScales.contains(rateScale), "rate scale", "\(rateScale)", "1e-6 to 1e6")
        try require(Self.timeScales.contains(timeScale), "time scale", "\(timeScale)", "0.001 to 1e5")
        if case .renewal(let law) = process {
            let isIn =
                switch law {
                case .even, .exponential: true
                case .gamma(let shape): RenewalLaw.shapes.contains(shape)
                case .weibull(let shape): RenewalLaw.weibullShapes.contains(shape)
                }
            try require(isIn, "process", "\(law)", "a variation from 0.05 to 100")
        } else {
            try require(isRecorded, "process", "recorded", "a renewal process for a rate or a shape")
        }
        if isReplay {
            try require(
                Self.replayScales.contains(rateScale / timeScale), "rate scale over time scale",
                "\(rateScale / timeScale)", "0.001 to 1000 for a replay")
        } else {
            try require(growth == .together, "growth", "apart", "together, unless single requests are replayed")
        }
    }

    private var isRecorded: Bool {
        guard case .trace(let trace) = source else { return false }
        switch trace.content {
        case .requests, .clients: return true
        case .rate: return false
        }
    }

    /// Whether single requests are replayed.
    var isReplay: Bool {
        guard case .trace(let trace) = source, case .requests = trace.content else { return false }
        return process == .recorded
    }

    /// How long the window takes as played, once through; infinite for a shape without one.
    public var playedSeconds: Double { (window.upperBound - window.lowerBound) / timeScale }
}
