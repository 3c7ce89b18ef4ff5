import Foundation
import Measures
import Simulation
import Workloads

/// The fluid world beside the discrete-event one, over loads and sizes of fleets.
enum FluidGrid {
    static let replicas = [1, 4, 20]
    static let loads = [0.3, 0.5, 0.7, 0.8, 0.85, 0.9, 0.95, 1.0, 1.1]
    /// Both start empty; what arrives before this is not judged.
    static let warmUpSeconds = 300.0
    static let seconds = 900.0
    /// Runs of small fleets, which see fewer requests.
    static let seeds: [Int: ClosedRange<UInt64>] = [1: 1...5, 4: 1...3]
    static let objective = ServiceObjective(firstTokenMax: .seconds(1), interTokenMax: .milliseconds(40))

    struct Row {
        var setting: String
        var replicas: Int
        var load: Double
        /// Discrete-event, and fluid.
        var utilization, waiting, missShare: (events: Double, fluid: Double)
    }

    static func report() {
        print("setting               pods  load   utilisation        waiting a pod       misses")
        print("                                   events   fluid     events    fluid     events   fluid")
        for row in rows() {
            print(
                row.setting.padding(toLength: 20, withPad: " ", startingAt: 0),
                SimulatorBench.text(Double(row.replicas), 0, width: 5), SimulatorBench.text(row.load, 2, width: 5),
                SimulatorBench.text(row.utilization.events, 3, width: 8),
                SimulatorBench.text(row.utilization.fluid, 3, width: 7),
                SimulatorBench.text(row.waiting.events, 2), SimulatorBench.text(row.waiting.fluid, 2, width: 8),
                SimulatorBench.text(row.missShare.events, 4), SimulatorBench.text(row.missShare.fluid, 4, width: 7))
        }
    }

    /// One way in which requests come.
    struct Setting {
        var name: String
        var burstiness = 1.0
        var router = RouterKind.leastRequest
        /// All alike, or exponential.
        var isMixed = false
    }

    static let settings = [
        Setting(name: "equal"), Setting(name: "equal, gamma CV 3", burstiness: 3),
        Setting(name: "mixed", isMixed: true), Setting(name: "mixed, random", router: .random, isMixed: true),
        Setting(name: "mixed, gamma CV 3", burstiness: 3, isMixed: true),
    ]

    static func rows(of replicas: [Int] = replicas) -> [Row] {
        settings.flatMap { setting in
            replicas.flatMap { count in loads.map { row(setting, count, load: $0) } }
        }
    }

    /// Prompts and outputs exponential about the conversation's means, in bins of a twentieth of the mean.
    private static let mixed: TokenLengths = {
        var text = "field,low,high,probability\n"
        let size = RequestSize.conversation
        for (field, mean) in [("input_tokens", size.promptTokens), ("output_tokens", size.outputTokens)] {
            let width = max(1, mean / 20)
            for bin in 0..<200 {
                func above(_ tokens: Int) -> Double { exp(-Double(tokens) / Double(mean)) }
                let probability = above(bin * width) - above((bin + 1) * width)
                text += "\(field),\(bin * width + 1),\((bin + 1) * width + 1),\(probability)\n"
            }
        }
        guard let histogram = try? LengthHistogram(bytes: Array(text.utf8), file: "mixed") else {
            return .fixed(size)
        }
        return .histogram(histogram)
    }()

    static func makeFluid(replicas: Int, router: RouterKind = .leastRequest) -> FluidService {
        FluidService(
            FluidSpec(profile: profile, objective: objective, router: router), replicas: replicas,
            stream: RandomStreams(seed: 1).stream("startup"))
    }

    static func demand(rate: Double) -> FluidDemand {
        FluidDemand(
            requestsPerSecond: rate, promptTokens: Double(RequestSize.conversation.promptTokens),
            outputTokens: Double(RequestSize.conversation.outputTokens))
    }

    static let profile = EngineProfile.all[0]

    private static func row(_ setting: Setting, _ count: Int, load: Double) -> Row {
        let rate = load * Double(count) * profile.engine.capacity(of: .conversation)
        var fluid = makeFluid(replicas: count, router: setting.router)
        var demand = demand(rate: rate)
        demand.burstiness = setting.burstiness
        demand.lengthVariation = setting.isMixed ? 1 : 0
        _ = fluid.step(seconds: Int(warmUpSeconds), demand)
        let interval = fluid.step(seconds: Int(seconds - warmUpSeconds), demand)
        var row = Row(
            setting: setting.name, replicas: count, load: load,
            utilization: (0, interval.utilizationSum / interval.seconds),
            waiting: (0, interval.waitingSum / interval.seconds / Double(count)),
            missShare: (0, interval.misses / interval.arrived))
        let seeds = seeds[count] ?? 1...1
        let runs = Double(seeds.count)
        for seed in seeds {
            let events = events(count, rate, setting, seed: seed)
            row.utilization.events += events.utilization / runs
            row.waiting.events += events.waiting / runs
            row.missShare.events += events.missShare / runs
        }
        return row
    }

    private static func events(
        _ count: Int, _ rate: Double, _ setting: Setting, seed: UInt64
    ) -> (utilization: Double, waiting: Double, missShare: Double) {
        let process: ArrivalSpec.Process =
            setting.burstiness == 1 ? .poisson : .renewal(.gamma(variation: setting.burstiness))
        guard
            let arrivals = try? ArrivalSpec(
                .shape(.constant(rate)), process: process,
                lengths: setting.isMixed ? mixed : .fixed(.conversation))
        else { return (0, 0, 0) }
        var world = World(
            WorldSpec(classes: [PodClass(profile: profile)], objective: objective, router: setting.router),
            arrivals: Arrivals(arrivals, streams: RandomStreams(seed: seed)), seed: seed, replicas: count)
        world.advance(to: warmUpSeconds)
        world.beginMeasuring()
        let before = world.pods.reduce(0) { $0 + $1.workSeconds }
        var waiting = 0.0
        var samples = 0.0
        for second in stride(from: warmUpSeconds + 1, through: seconds, by: 1) {
            // Not in step with anything that happens by the second.
            world.advance(to: second - 0.37)
            waiting += Double(world.pods.reduce(0) { $0 + $1.waiting })
            samples += 1
        }
        world.advance(to: seconds)
        let measures = world.measures()
        let work = world.pods.reduce(0) { $0 + $1.workSeconds } - before
        let judged = measures.completed + measures.lost + measures.inFlightLate
        return (
            work / (seconds - warmUpSeconds) / Double(count), waiting / samples / Double(count),
            Double(measures.misses + measures.inFlightLate) / Double(max(1, judged))
        )
    }
}
