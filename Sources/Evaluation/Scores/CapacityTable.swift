public import Simulation
public import Workloads

/// Capacities at the objective, each measured once: a value that is filled before a grid runs and read in every cell.
public struct CapacityTable: Sendable {
    private struct Key: Hashable, Sendable {
        var engine: EngineSpec
        var lengths: TokenLengths
        var objective: ServiceObjective
    }

    private var known: [Key: Capacity] = [:]

    /// Makes an empty table.
    public init() {}

    /// What one replica holds, measured by a `CapacityProbe` unless it is known already.
    ///
    /// - Parameters:
    ///   - engine: the server, such as a profile's.
    ///   - lengths: the requests' sizes; `recorded` means its size for silent traces.
    ///   - objective: the promise.
    /// - Returns: the same for equal arguments, whenever and wherever it is asked.
    public mutating func capacity(
        of engine: EngineSpec, lengths: TokenLengths, objective: ServiceObjective
    ) -> Capacity {
        let key = Key(engine: engine, lengths: lengths, objective: objective)
        if let capacity = known[key] { return capacity }
        let capacity = CapacityProbe(engine: engine, lengths: lengths, objective: objective).measure()
        known[key] = capacity
        return capacity
    }
}
