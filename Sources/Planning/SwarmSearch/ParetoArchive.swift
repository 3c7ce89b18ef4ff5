/// Points of which none is better than another in every objective; all objectives are minimised.
///
/// Bound: `limit` points. When one more comes, the point in the most crowded place goes; the best point of each
/// objective never does. Kept in ascending order of the objectives, so that equal contents are equal archives.
public struct ParetoArchive: Hashable, Sendable {
    /// A point and what it achieves.
    public struct Entry: Hashable, Sendable {
        /// One value a dimension.
        public var values: [Double]
        /// One value an objective; the smaller, the better.
        public var objectives: [Double]

        /// Makes an entry.
        public init(values: [Double], objectives: [Double]) {
            self.values = values
            self.objectives = objectives
        }
    }

    /// Most entries that are kept.
    public let limit: Int
    /// In ascending order of the first objective, then the second, and so on.
    public private(set) var entries: [Entry] = []

    /// Makes an empty archive.
    public init(limit: Int) {
        precondition(limit > 0, "an archive holds something")
        self.limit = limit
    }

    /// Takes `entry` in, unless one that is here is at least as good in every objective.
    ///
    /// - Returns: whether it was taken; objectives that are no finite numbers never are.
    @discardableResult
    public mutating func insert(_ entry: Entry) -> Bool {
        guard entry.objectives.allSatisfy(\.isFinite) else { return false }
        if entries.contains(where: { Self.isAtLeastAsGood($0.objectives, entry.objectives) }) { return false }
        entries.removeAll { Self.isAtLeastAsGood(entry.objectives, $0.objectives) }
        let place = entries.firstIndex { entry.objectives.lexicographicallyPrecedes($0.objectives) } ?? entries.count
        entries.insert(entry, at: place)
        if entries.count > limit { dropMostCrowded() }
        return entries.contains(entry)
    }

    /// Whether `a` dominates `b`: nowhere worse, and somewhere better.
    public static func dominates(_ a: [Double], _ b: [Double]) -> Bool {
        isAtLeastAsGood(a, b) && a != b
    }

    private static func isAtLeastAsGood(_ a: [Double], _ b: [Double]) -> Bool {
        zip(a, b).allSatisfy { $0 <= $1 }
    }

    /// How much room each entry has around it: the sum over objectives of the distance between its two neighbours, as a
    /// share of the objective's span; infinite for the best and the worst of an objective.
    ///
    /// Source: crowding distance of Deb et al., "A fast and elitist multiobjective genetic algorithm: NSGA-II", 2002,
    /// section III B.
    public var crowding: [Double] {
        Self.crowding(of: entries.map(\.objectives))
    }

    static func crowding(of objectives: [[Double]]) -> [Double] {
        var distance = [Double](repeating: 0, count: objectives.count)
        for axis in 0..<(objectives.first?.count ?? 0) {
            // Ties go by index, so that the order does not depend on the sort.
            let order = objectives.indices.sorted {
                (objectives[$0][axis], $0) < (objectives[$1][axis], $1)
            }
            guard let first = order.first, let last = order.last else { continue }
            let span = objectives[last][axis] - objectives[first][axis]
            distance[first] = .infinity
            distance[last] = .infinity
            // A span without end has no shares: points that could not be evaluated say nothing of room.
            guard span > 0, span.isFinite, order.count > 2 else { continue }
            for place in 1..<(order.count - 1) {
                distance[order[place]] +=
                    (objectives[order[place + 1]][axis] - objectives[order[place - 1]][axis]) / span
            }
        }
        return distance
    }

    private mutating func dropMostCrowded() {
        let crowding = crowding
        guard let worst = entries.indices.min(by: { crowding[$0] < crowding[$1] }) else { return }
        entries.remove(at: worst)
    }
}
