/// Chooses the pod of a request: the least outstanding requests, and chance among equals.
struct Router: Sendable {
    /// Chooses among the pods of one service.
    ///
    /// - Parameters:
    ///   - count: pods to choose from.
    ///   - outstanding: requests at the pod of a place.
    ///   - stream: the source of chance.
    /// - Returns: the place of the chosen pod; nil if there is none.
    static func leastRequest(
        among count: Int, outstanding: (Int) -> Int, using stream: inout some RandomNumberGenerator
    ) -> Int? {
        var best: Int?
        var least = Int.max
        var equals: UInt64 = 0
        for place in 0..<count {
            let load = outstanding(place)
            if load < least {
                best = place
                least = load
                equals = 1
            } else if load == least {
                // The n-th equal takes over with chance 1/n, so that all are as likely.
                equals += 1
                if stream.next() % equals == 0 { best = place }
            }
        }
        return best
    }
}
