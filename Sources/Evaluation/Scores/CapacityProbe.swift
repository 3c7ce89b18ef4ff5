import Measures
import Simulation
import Workloads

/// Measures the rate that one replica sustains at the objective: bisection over short runs of one pod under Poisson
/// arrivals, all with the same seed.
///
/// A looser objective never gives less: two bisections part at a rate that only the looser one passes, and from there
/// on the looser is above it and the other below.
struct CapacityProbe {
    private static let seed: UInt64 = 20_260_000

    let engine: EngineSpec
    let lengths: TokenLengths
    let objective: ServiceObjective
    /// Long enough that the tail of a queue shows.
    var runSeconds = 900.0
    /// The queue fills during these; what arrives in them is not judged.
    var warmUpSeconds = 120.0
    /// Halvings of the range: a thousandth of the engine's own limit.
    var halvings = 10

    /// A share of the engine's own limit at which requests hardly ever meet.
    static let loneShare = 0.02

    /// The capacity; of the rate 0 if lone requests, all of them, break the objective.
    ///
    /// Where so many requests are too long by themselves that no rate keeps the objective, theirs are allowed for: they
    /// would be missed on any number of replicas.
    func measure() -> Capacity {
        let strict = measure(tolerating: PromiseScore.toleratedShare)
        guard strict.requestsPerSecond == 0 else { return strict }
        guard let lone = run(at: limit * Self.loneShare).missShare, lone < 1 else { return strict }
        return measure(tolerating: lone + PromiseScore.toleratedShare)
    }

    private func measure(tolerating share: Double) -> Capacity {
        var low = 0.0
        var high = limit
        var best = Capacity(requestsPerSecond: 0, utilization: 0, concurrency: 0)
        for _ in 0..<halvings {
            let rate = (low + high) / 2
            let (capacity, missShare) = run(at: rate)
            if let missShare, missShare <= share {
                low = rate
                best = capacity
            } else {
                high = rate
            }
        }
        return best
    }

    /// What full batches do, and a little more.
    private var limit: Double {
        let mean = lengths.mean
        return 1.2
            * engine.capacity(
                of: RequestSize(
                    promptTokens: Int(mean.promptTokens.rounded()),
                    outputTokens: max(1, Int(mean.outputTokens.rounded()))))
    }

    /// Runs one pod; the share of missed requests is nil if there was none to judge.
    private func run(at rate: Double) -> (capacity: Capacity, missShare: Double?) {
        let none = Capacity(requestsPerSecond: 0, utilization: 0, concurrency: 0)
        guard let arrivals = try? ArrivalSpec(.shape(.constant(rate)), process: .poisson, lengths: lengths) else {
            // A rate that no load may have is one that no replica holds.
            return (none, nil)
        }
        let spec = WorldSpec(
            classes: [PodClass(name: "probe", engine: engine, startup: .plain, accelerators: 1)], objective: objective)
        var world = World(
            spec, arrivals: Arrivals(arrivals, streams: RandomStreams(seed: Self.seed)), seed: Self.seed, replicas: 1)
        world.advance(to: warmUpSeconds)
        world.beginMeasuring()
        let workBefore = world.work
        world.advance(to: runSeconds)
        let measures = world.measures()
        let judged = measures.completed + measures.lost + measures.inFlightLate
        let missed = measures.misses + measures.inFlightLate
        let capacity = Capacity(
            requestsPerSecond: rate, utilization: (world.work - workBefore) / measures.seconds,
            concurrency: rate * (measures.latency.mean ?? 0))
        return (capacity, judged > 0 ? Double(missed) / Double(judged) : nil)
    }
}

extension World {
    /// Work done by the pods that are there.
    fileprivate var work: Double {
        pods.reduce(0) { $0 + $1.workSeconds }
    }
}
