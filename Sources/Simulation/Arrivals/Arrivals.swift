public import Measures

/// The requests of one service, one after the other, in constant memory beside the trace.
///
/// Each purpose has its own named stream of chance: `arrivals` for the times, `lengths`, `work`, `batches`,
/// `superposition` for the offsets of copies, and `clients/<id>` for each client. So a change of one does not move
/// another, and two policies see the same requests.
public struct Arrivals: Sendable {
    /// What makes the times; exactly one of them, each changed in place.
    private enum Kind {
        case nothing
        case replay
        case superposition
        case clients
        case renewal
    }

    private let kind: Kind
    private var replay: Replay?
    private var superposition: Superposition?
    private var clients: ClientArrivals?
    private var renewal: RenewalArrivals?
    private let origin: Double
    private let lengths: TokenLengths
    private var lengthStream: RandomStream
    private var workStream: RandomStream

    /// Makes the arrivals of a description.
    ///
    /// - Parameters:
    ///   - spec: what drives the service.
    ///   - origin: when the window begins, in seconds since the fleet's origin.
    ///   - streams: the source of chance.
    public init(_ spec: ArrivalSpec, origin: Double = 0, streams: RandomStreams) {
        self.init(
            Optional(spec), lengths: spec.lengths, origin: origin, streams: streams)
    }

    /// Makes the arrivals of a load.
    ///
    /// - Parameters:
    ///   - load: what drives the service.
    ///   - trace: the trace that `Load.trace` means; without one such a load is none.
    ///   - origin: when the load begins, in seconds since the fleet's origin.
    ///   - size: tokens of a request where the load does not say.
    ///   - streams: the source of chance.
    public init(_ load: Load, trace: Trace?, origin: Double, size: RequestSize, streams: RandomStreams) {
        self.init(
            ArrivalSpec(load, trace: trace, size: size), lengths: .fixed(size), origin: origin, streams: streams)
    }

    private init(_ spec: ArrivalSpec?, lengths: TokenLengths, origin: Double, streams: RandomStreams) {
        self.origin = origin
        self.lengths = lengths
        lengthStream = streams.stream("lengths")
        workStream = streams.stream("work")
        guard let spec else {
            kind = .nothing
            return
        }
        switch (spec.source, spec.process) {
        case (.shape(let shape), .renewal(let law)):
            let curve = RateCurve(
                shape, window: spec.window, scale: spec.rateScale, timeScale: spec.timeScale, loops: spec.loops)
            renewal = RenewalArrivals(curve, law: law, sizes: [], stream: streams.stream("arrivals"))
            kind = .renewal
        case (.trace(let trace), .renewal(let law)):
            renewal = RenewalArrivals(trace, spec, law: law, stream: streams.stream("arrivals"))
            kind = .renewal
        case (.trace(let trace), .recorded):
            switch trace.content {
            case .requests(let requests):
                let moments = Replay.moments(
                    requests, window: spec.window, timeScale: spec.timeScale,
                    batchSeconds: spec.spreadsBatches ? trace.batchSeconds : nil, stream: streams.stream("batches"))
                let multiplier = spec.rateScale / spec.timeScale
                switch spec.growth {
                case .together:
                    replay = Replay(
                        moments, span: spec.playedSeconds, multiplier: multiplier, loops: spec.loops,
                        stream: streams.stream("arrivals"))
                    kind = .replay
                case .apart:
                    superposition = Superposition(
                        moments, span: spec.playedSeconds, multiplier: multiplier, loops: spec.loops,
                        offsets: streams.stream("superposition"), stream: streams.stream("arrivals"))
                    kind = .superposition
                }
            case .clients(let windows):
                clients = ClientArrivals(
                    windows, range: spec.window, rateScale: spec.rateScale, timeScale: spec.timeScale,
                    loops: spec.loops, streams: streams)
                kind = .clients
            case .rate: kind = .nothing
            }
        case (.shape, .recorded): kind = .nothing
        }
    }

    /// The next request; nil if none will ever come.
    ///
    /// `arrivesAt` counts from the fleet's origin and never goes back.
    public mutating func next() -> Request? {
        switch kind {
        case .nothing: return nil
        case .replay:
            guard let moment = replay?.next() else { return nil }
            return request(moment.at, moment.size)
        case .superposition:
            guard let moment = superposition?.next() else { return nil }
            return request(moment.at, moment.size)
        case .clients:
            guard let at = clients?.next() else { return nil }
            return request(at, nil)
        case .renewal:
            guard let (at, size) = renewal?.next() else { return nil }
            return request(at, size)
        }
    }

    private mutating func request(_ at: Double, _ recorded: RequestSize?) -> Request {
        let size = lengths.draw(recorded, using: &lengthStream)
        return Request(
            arrivesAt: origin + at, promptTokens: size.promptTokens, outputTokens: size.outputTokens,
            work: workStream.unitDraw())
    }
}
