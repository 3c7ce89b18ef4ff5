import Measures

/// A particle swarm with genetic operators that minimises several objectives at once.
///
/// Each round the better part of the swarm moves as particles do, each towards its own best and a leader of the Pareto
/// archive from a place with room; the worst part is replaced by children (crossover and mutation) of better ones.
/// Chance comes from the stream `swarm` alone and is drawn in `ask` and `tell`, never while points are evaluated: the
/// answer depends on the seed and the objectives, not on the order or the number of workers that computed them.
///
/// ```swift
/// var search = SwarmSearch(dimensions, objectives: 2, seed: 1)
/// while search.asked < budget { let points = search.ask(); search.tell(points.map(evaluate)) }
/// search.archive.entries
/// ```
public struct SwarmSearch: Sendable {
    /// What is searched.
    public let dimensions: [SearchDimension]
    /// The best so far, in the dimensions' own units.
    public private(set) var archive: ParetoArchive
    /// Points asked for so far.
    public private(set) var asked = 0

    private let settings: SwarmSettings
    private let objectives: Int
    private var swarm: [Particle]
    private var stream: RandomStream
    private var isWaiting = false

    /// Makes a search.
    ///
    /// - Parameters:
    ///   - dimensions: what is searched; at least one.
    ///   - objectives: numbers that each point is told; at least one.
    ///   - settings: the swarm's size and habits.
    ///   - start: points to begin with, such as defaults, one value a dimension; clamped into the ranges. The rest of
    ///     the first round is spread evenly.
    ///   - seed: of all chance.
    public init(
        _ dimensions: [SearchDimension], objectives: Int, settings: SwarmSettings = SwarmSettings(),
        start: [[Double]] = [], seed: UInt64
    ) {
        precondition(!dimensions.isEmpty && objectives > 0, "a search has a dimension and an objective")
        precondition(start.allSatisfy { $0.count == dimensions.count }, "a start has a value for each dimension")
        self.dimensions = dimensions
        self.objectives = objectives
        self.settings = settings
        archive = ParetoArchive(limit: settings.archived)
        stream = RandomStreams(seed: seed).stream("swarm")
        let given = start.prefix(settings.particles).map { point in
            zip(dimensions, point).map { $0.place(of: $1) }
        }
        let spread = SwarmOperators.spread(
            settings.particles - given.count, dimensions: dimensions.count, using: &stream)
        swarm = (given + spread).map { Particle(at: $0, objectives: objectives) }
    }

    /// The next points to evaluate, in the dimensions' own units; `tell` must follow.
    public mutating func ask() -> [[Double]] {
        precondition(!isWaiting, "tell comes before the next ask")
        if asked > 0 { advance() }
        isWaiting = true
        asked += swarm.count
        return swarm.map { particle in zip(dimensions, particle.place).map { $0.value(at: $1) } }
    }

    /// What the points of the last `ask` achieve, in their order; a number that is not finite is as bad as can be.
    public mutating func tell(_ results: [[Double]]) {
        precondition(isWaiting && results.count == swarm.count, "tell answers every point of one ask")
        precondition(results.allSatisfy { $0.count == objectives }, "each point has a value for each objective")
        isWaiting = false
        for (index, result) in results.enumerated() {
            // Compared as the worst there is: a point that cannot be evaluated must not win.
            let result = result.map { $0.isFinite ? $0 : Double.infinity }
            let prefersNew = Double.random(in: 0..<1, using: &stream) < 0.5
            let values = zip(dimensions, swarm[index].place).map { $0.value(at: $1) }
            archive.insert(ParetoArchive.Entry(values: values, objectives: result))
            swarm[index].learn(result, prefersNew: prefersNew)
        }
    }

    /// Moves the better particles and breeds in place of the worst.
    private mutating func advance() {
        let order = SwarmRank.order(swarm.map(\.bestObjectives))
        let crowding = archive.crowding
        let bred = min(swarm.count - 2, Int((Double(swarm.count) * settings.bred).rounded()))
        let kept = order.dropLast(max(0, bred))
        let mutation = 1 / Double(dimensions.count)
        for index in kept {
            SwarmOperators.move(&swarm[index], towards: leader(crowding), using: &stream)
            let disturbed = Double.random(in: 0..<1, using: &stream) < settings.disturbed
            let mutated = SwarmOperators.mutate(swarm[index].place, probability: mutation, using: &stream)
            if disturbed { swarm[index].place = mutated }
        }
        let parents = Array(kept)
        for index in order.dropFirst(parents.count) {
            let child = SwarmOperators.cross(
                swarm[parent(parents)].bestPlace, swarm[parent(parents)].bestPlace, using: &stream)
            swarm[index] = Particle(
                at: SwarmOperators.mutate(child, probability: mutation, using: &stream), objectives: objectives)
        }
    }

    /// The roomier of two points of the archive, drawn at random; the swarm's own best while the archive is empty.
    private mutating func leader(_ crowding: [Double]) -> [Double] {
        guard !archive.entries.isEmpty else { return swarm[0].bestPlace }
        let first = Int.random(in: archive.entries.indices, using: &stream)
        let second = Int.random(in: archive.entries.indices, using: &stream)
        let chosen = archive.entries[crowding[first] >= crowding[second] ? first : second]
        return zip(dimensions, chosen.values).map { $0.place(of: $1) }
    }

    /// The better of two particles, drawn at random from `ranked`, best first.
    private mutating func parent(_ ranked: [Int]) -> Int {
        let first = Int.random(in: ranked.indices, using: &stream)
        let second = Int.random(in: ranked.indices, using: &stream)
        return ranked[min(first, second)]
    }
}
