/// The order of a swarm, best first: by how many fronts lie before a point, then by the room around it.
///
/// Source: non-dominated sorting of NSGA-II (Deb et al. 2002, section III A); ties go by index.
enum SwarmRank {
    static func order(_ objectives: [[Double]]) -> [Int] {
        var left = Array(objectives.indices)
        var order: [Int] = []
        while !left.isEmpty {
            let front = left.filter { one in
                !left.contains { ParetoArchive.dominates(objectives[$0], objectives[one]) }
            }
            let crowding = ParetoArchive.crowding(of: front.map { objectives[$0] })
            order += front.indices.sorted { (-crowding[$0], $0) < (-crowding[$1], $1) }.map { front[$0] }
            left.removeAll { front.contains($0) }
        }
        return order
    }
}
