public import Deciding
import Measures
import Simulation

/// A policy and the world that it acts on, step by step: what it sees is the world's, what it says changes the world.
///
/// A value: a copy goes its own way, and equal cells give equal results, bit for bit. It decides nothing itself.
public struct ClosedLoop: Sendable {
    /// What is run.
    public let cell: CellSpec
    /// The course so far, if the cell keeps it.
    public private(set) var series: [SeriesPoint] = []
    /// The story of each decision so far, if the cell keeps them and the policy tells one.
    public private(set) var records: [DecisionRecord] = []
    private(set) var world: World
    private(set) var book: Scorebook?
    let demand: DemandCurve
    let fingerprint: String
    private var scaler: any Autoscaler
    private var nextTick: Double
    private var nextSpan = Scorebook.spanSeconds
    private var lastPoint: PodUse
    private let end: Double
    private let warmUp: Double

    /// Makes the world, with the replicas that the first minute's demand needs, and the policy.
    ///
    /// - Throws: a parameter or metric that the policy refuses, or a capacity of 0, which no number of replicas mends.
    public init(_ cell: CellSpec) throws(ScalerError) {
        guard cell.capacity.requestsPerSecond > 0 else {
            throw ScalerError(
                scaler: cell.policy, parameter: "objective", found: "broken by a lone request",
                accepted: "one that a replica can keep")
        }
        self.cell = cell
        let duration = cell.duration.seconds
        let expected = cell.arrivals.expected
        let demand = DemandCurve(
            of: expected, seconds: duration, engine: cell.engine, capacity: cell.capacity)
        let context = cell.context(demand: demand, expected: expected)
        scaler = try cell.scaler.make(context)
        let arrivals = Arrivals(cell.arrivals, streams: RandomStreams(seed: cell.seed))
        fingerprint = ArrivalsFingerprint.text(of: arrivals, until: duration)
        world = World(
            cell.world, arrivals: arrivals, seed: cell.seed, origin: CellSpec.origin,
            replicas: cell.clamped(DemandCurve.whole(demand.peak(from: 0, to: 60))))
        self.demand = demand
        nextTick = scaler.period.seconds
        lastPoint = PodUse(world)
        end = duration
        warmUp = cell.warmUp.seconds
        if warmUp == 0 { beginMeasuring() }
    }

    /// Seconds since the window's start.
    public var now: Double { world.seconds }
    /// Whether the window is over; `step` does nothing then.
    public var isOver: Bool { now >= end }

    /// Runs a cell from its start to its end.
    ///
    /// - Returns: its measures; `regretToOracle` is nil.
    /// - Throws: a parameter or metric that the policy refuses.
    public static func run(_ cell: CellSpec) throws(ScalerError) -> CellResult {
        var loop = try ClosedLoop(cell)
        while !loop.isOver { loop.step() }
        return loop.result()
    }

    /// Goes on to the next instant at which anybody looks: the policy's tick, or the end of a span of 15 s.
    public mutating func step() {
        guard !isOver else { return }
        let next = min(nextTick, nextSpan, book == nil ? warmUp : end, end)
        world.advance(to: next)
        if next >= nextSpan || next >= end { closeSpan() }
        if book == nil, next >= warmUp { beginMeasuring() }
        if next >= nextTick { tick() }
    }

    private mutating func tick() {
        nextTick += scaler.period.seconds
        let observation = world.observe(scaler.metrics)
        let wanted = scaler.replicas(for: observation, at: world.now)
        if cell.keepsRecords, let record = scaler.record { records.append(record) }
        guard let wanted else { return }
        let before = world.status.replicas
        let replicas = cell.clamped(wanted)
        guard replicas != before else { return }
        book?.change(from: before, to: replicas)
        world.scale(to: replicas)
    }

    private mutating func beginMeasuring() {
        world.beginMeasuring()
        book = Scorebook(world, floor: cell.bounds.lowerBound)
    }

    private mutating func closeSpan() {
        if now >= nextSpan { nextSpan += Scorebook.spanSeconds }
        let recent = world.takeRecent()
        // The span that ends now is judged by the demand that was there in it.
        let demand = demand.value(at: now - Scorebook.spanSeconds / 2)
        book?.closeSpan(recent, world, demand: demand)
        guard cell.keepsSeries else { return }
        let use = PodUse(world)
        series.append(SeriesPoint(world, recent, demand: demand, utilizations: use.utilizations(since: lastPoint)))
        lastPoint = use
    }
}
