import Measures
import Simulation
import Workloads

/// A small world that answers in round numbers.
enum WorldFixture {
    /// Starts in 10 s of pull and 20 s of load.
    static let startup = Startup(pull: .seconds(10), load: .seconds(20), loadSpread: 0)

    static func spec(_ change: (inout WorldSpec) -> Void = { _ in }) -> WorldSpec {
        let podClass = PodClass(name: "h100", engine: .llama8BOnH100, startup: startup, accelerators: 1)
        var spec = WorldSpec(
            classes: [podClass],
            objective: ServiceObjective(firstTokenMax: .milliseconds(500), interTokenMax: .milliseconds(50)))
        change(&spec)
        return spec
    }

    static func world(
        _ load: String = "none", replicas: Int, seed: UInt64 = 1, _ change: (inout WorldSpec) -> Void = { _ in }
    ) throws -> World {
        let arrivals = Arrivals(
            try Load(text: load, field: "load"), trace: nil, origin: 0, size: .conversation,
            streams: RandomStreams(seed: seed))
        return World(spec(change), arrivals: arrivals, seed: seed, replicas: replicas)
    }
}
