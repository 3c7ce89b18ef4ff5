/// What a policy asked for over time: how often it changed its mind, and how much it held.
struct ReplicaScore: Hashable, Sendable {
    /// How often the size changed.
    private(set) var changes = 0
    /// Sum of the changes, without sign.
    private(set) var moves = 0
    /// The highest size.
    private(set) var peak = 0
    private var seconds = 0.0
    private var area = 0.0

    /// Counts a change from one size to another; the same size is none.
    mutating func change(from old: Int, to new: Int) {
        guard old != new else { return }
        changes += 1
        moves += abs(new - old)
        peak = max(peak, new)
    }

    /// Counts a span during which the size was `replicas`.
    mutating func add(replicas: Int, seconds: Double) {
        peak = max(peak, replicas)
        self.seconds += seconds
        area += Double(replicas) * seconds
    }

    /// Mean size; 0 if nothing was counted.
    var mean: Double { seconds > 0 ? area / seconds : 0 }
}
