/// A member of the swarm: where it is, how it moves, and the best that it has seen.
struct Particle: Hashable, Sendable {
    /// One coordinate a dimension, 0…1.
    var place: [Double]
    /// What it last moved by.
    var speed: [Double]
    /// Where it was best.
    var bestPlace: [Double]
    /// What it achieved there; infinite until it has been told once.
    var bestObjectives: [Double]

    init(at place: [Double], objectives: Int) {
        self.place = place
        speed = [Double](repeating: 0, count: place.count)
        bestPlace = place
        bestObjectives = [Double](repeating: .infinity, count: objectives)
    }

    /// Remembers what was achieved at `place`, if that is no worse.
    ///
    /// `prefersNew` says which of two that do not dominate each other stays: a coin that the caller tosses.
    mutating func learn(_ objectives: [Double], prefersNew: Bool) {
        if ParetoArchive.dominates(bestObjectives, objectives) { return }
        guard prefersNew || ParetoArchive.dominates(objectives, bestObjectives) else { return }
        bestObjectives = objectives
        bestPlace = place
    }
}
