import Planning

/// Which of several competitors are not beaten in both cost and misses by another.
public enum ParetoFront {
    /// Whether each point is on the front; both numbers are better when smaller, and equals share a place.
    public static func contains(_ points: [(gpuHours: Double, missRatio: Double)]) -> [Bool] {
        points.map { point in
            !points.contains {
                ParetoArchive.dominates([$0.gpuHours, $0.missRatio], [point.gpuHours, point.missRatio])
            }
        }
    }
}
