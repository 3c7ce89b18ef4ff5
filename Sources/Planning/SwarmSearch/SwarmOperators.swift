import Foundation

/// The operators of the search on places in the unit cube, one number a dimension in 0…1.
enum SwarmOperators {
    /// Inertia and pull of the constricted swarm: χ = 2/|2 − φ − √(φ² − 4φ)| with φ = 4.1, and χ·φ/2.
    ///
    /// Source: Clerc and Kennedy, "The particle swarm: explosion, stability, and convergence", 2002, eq. 4.15,
    /// type 1''.
    static let inertia = 0.7298
    static let pull = 1.49618
    /// A step crosses at most this share of a dimension; without it the first steps leave the cube.
    static let speedMax = 0.5
    /// Distribution index of the crossover: children lie about as near to their parents as the parents to each other.
    static let crossoverIndex = 15.0
    /// Distribution index of the mutation: the usual step is about a twentieth of the range.
    static let mutationIndex = 20.0

    /// v ← χv + c·r₁(best − x) + c·r₂(leader − x); x ← x + v, mirrored back into the cube with its speed turned.
    static func move(
        _ particle: inout Particle, towards leader: [Double], using stream: inout some RandomNumberGenerator
    ) {
        for axis in particle.place.indices {
            let own = pull * Double.random(in: 0..<1, using: &stream)
            let shared = pull * Double.random(in: 0..<1, using: &stream)
            var speed = inertia * particle.speed[axis]
            speed += own * (particle.bestPlace[axis] - particle.place[axis])
            speed += shared * (leader[axis] - particle.place[axis])
            speed = min(speedMax, max(-speedMax, speed))
            var place = particle.place[axis] + speed
            if place < 0 || place > 1 {
                place = place < 0 ? -place : 2 - place
                speed = -speed
            }
            particle.place[axis] = place
            particle.speed[axis] = speed
        }
    }

    /// Simulated binary crossover: one child of two parents, each dimension with probability ½.
    ///
    /// β = (2u)^(1/(η+1)) for u ≤ ½, else (1/(2(1 − u)))^(1/(η+1)); child = ((1 ± β)a + (1 ∓ β)b)/2.
    /// Source: Deb and Agrawal, "Simulated binary crossover for continuous search space", 1995.
    static func cross(
        _ a: [Double], _ b: [Double], using stream: inout some RandomNumberGenerator
    ) -> [Double] {
        a.indices.map { axis in
            let chosen = Double.random(in: 0..<1, using: &stream) < 0.5
            let unit = Double.random(in: 0..<1, using: &stream)
            let sign = Double.random(in: 0..<1, using: &stream) < 0.5 ? 1.0 : -1.0
            guard chosen else { return a[axis] }
            let spread = pow(unit <= 0.5 ? 2 * unit : 1 / (2 * (1 - unit)), 1 / (crossoverIndex + 1))
            return clamp(((1 + sign * spread) * a[axis] + (1 - sign * spread) * b[axis]) / 2)
        }
    }

    /// Polynomial mutation, each dimension with `probability`.
    ///
    /// δ = (2u)^(1/(η+1)) − 1 for u < ½, else 1 − (2(1 − u))^(1/(η+1)); x ← x + δ.
    /// Source: Deb and Goyal, "A combined genetic adaptive search (GeneAS) for engineering design", 1996.
    static func mutate(
        _ place: [Double], probability: Double, using stream: inout some RandomNumberGenerator
    ) -> [Double] {
        place.map { coordinate in
            let chosen = Double.random(in: 0..<1, using: &stream) < probability
            let unit = Double.random(in: 0..<1, using: &stream)
            guard chosen else { return coordinate }
            let step =
                unit < 0.5
                ? pow(2 * unit, 1 / (mutationIndex + 1)) - 1 : 1 - pow(2 * (1 - unit), 1 / (mutationIndex + 1))
            return clamp(coordinate + step)
        }
    }

    /// Latin hypercube: of `count` places, one in each of `count` slices of every dimension.
    ///
    /// Source: McKay, Beckman and Conover, "A comparison of three methods for selecting values of input variables",
    /// 1979.
    static func spread(
        _ count: Int, dimensions: Int, using stream: inout some RandomNumberGenerator
    ) -> [[Double]] {
        var places = [[Double]](repeating: [], count: count)
        for _ in 0..<dimensions {
            let slices = (0..<count).shuffled(using: &stream)
            for (index, slice) in slices.enumerated() {
                places[index].append((Double(slice) + Double.random(in: 0..<1, using: &stream)) / Double(count))
            }
        }
        return places
    }

    private static func clamp(_ value: Double) -> Double {
        min(1, max(0, value))
    }
}
