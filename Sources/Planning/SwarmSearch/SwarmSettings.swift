/// How large a swarm is and how much of it breeds.
public struct SwarmSettings: Hashable, Sendable {
    /// Points of one round.
    public var particles: Int
    /// Share of the swarm, the worst of it, that is replaced by children of the better ones each round.
    public var bred: Double
    /// Share of the moving particles that are mutated after their move; keeps a swarm from settling too early.
    public var disturbed: Double
    /// Points of the Pareto archive.
    public var archived: Int

    /// Makes settings.
    ///
    /// The defaults were chosen on the functions of the tests; a third bred and a sixth disturbed also are what SMPSO
    /// and NSGA-II hybrids commonly take (Nebro et al., "SMPSO: A new PSO-based metaheuristic", 2009: 15 %).
    public init(particles: Int = 24, bred: Double = 1.0 / 3, disturbed: Double = 0.15, archived: Int = 64) {
        precondition(particles >= 2, "one particle is no swarm")
        precondition((0...1).contains(bred) && (0...1).contains(disturbed), "shares are 0 to 1")
        self.particles = particles
        self.bred = bred
        self.disturbed = disturbed
        self.archived = archived
    }
}
