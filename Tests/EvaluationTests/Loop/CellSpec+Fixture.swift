import Evaluation
import Measures
import Simulation
import Testing
import Workloads

extension CellSpec {
    /// Servers that answer in a second, ten at a time, to evenly spaced requests: what happens can be computed by hand.
    ///
    /// A replica is full at ten requests a second.
    static func plain(
        _ scaler: CellScaler, load: String, seconds: Int64 = 1_800, bounds: ClosedRange<Int> = 2...20,
        faults: [Fault] = []
    ) throws -> CellSpec {
        let engine = EngineSpec.plain(workers: 10, cores: 1, coreSecondsPerRequest: 0.1)
        let startup = Startup(pull: .seconds(5), load: .seconds(25), loadSpread: 0)
        var world = WorldSpec(
            classes: [PodClass(name: "plain", engine: engine, startup: startup, accelerators: 1)],
            objective: ServiceObjective(latencyMax: .seconds(3)), router: .roundRobin)
        world.faults = faults
        return CellSpec(
            trace: "plain", scaler: scaler, seed: 1,
            arrivals: try ArrivalSpec(
                .shape(Shape(text: load, field: "load")), lengths: .fixed(.plain), window: 0..<Double(seconds)),
            world: world,
            capacity: Capacity(requestsPerSecond: 8, utilization: 0.8, concurrency: 8), bounds: bounds,
            duration: .seconds(seconds), keepsSeries: true)
    }

    /// Llama 3 8B on an H100, conversations as Poisson arrivals of the rate that `load` says.
    static func conversations(
        _ scaler: CellScaler, load: String, seed: UInt64 = 1, seconds: Int64 = 480, faults: [Fault] = []
    ) throws -> CellSpec {
        let profile = try #require(EngineProfile.named("h100", model: "llama-3-8b"))
        var world = WorldSpec(
            classes: [PodClass(profile: profile)], objective: conversationObjective, router: .leastRequest)
        world.faults = faults
        return CellSpec(
            trace: "conversations", scaler: scaler, seed: seed,
            arrivals: try ArrivalSpec(
                .shape(Shape(text: load, field: "load")), process: .poisson, lengths: .fixed(.conversation),
                window: 0..<Double(seconds)),
            world: world, capacity: conversationCapacity, bounds: 1...16, duration: .seconds(seconds),
            warmUp: .seconds(120))
    }

    static let conversationObjective = ServiceObjective(
        firstTokenMax: .milliseconds(500), interTokenMax: .milliseconds(50))

    /// About what `CapacityProbe` measures for it.
    static let conversationCapacity = Capacity(requestsPerSecond: 18.3, utilization: 0.93, concurrency: 140)
}
