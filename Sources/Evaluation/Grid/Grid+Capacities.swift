import Simulation

extension Grid {
    /// What a replica of the first class of pods holds of each trace's requests, by trace name.
    ///
    /// Each is measured, which takes a second or two; traces whose requests have the same sizes share one.
    /// - Throws: if the load of a trace cannot be made.
    public func capacities(_ workers: OrderedJobs) async throws -> [String: Capacity] {
        var sizes: [TokenLengths] = []
        var places: [String: Int] = [:]
        for trace in traces {
            let own = try trace.arrivals(window: 0..<trace.spanSeconds, rateScale: 1).sizes
            let place = sizes.firstIndex(of: own) ?? sizes.count
            if place == sizes.count { sizes.append(own) }
            places[trace.name] = place
        }
        let world = setting.world
        let measured = try await workers.map(sizes) { sizes in
            var table = CapacityTable()
            return table.capacity(of: world.classes[0].engine, lengths: sizes, objective: world.objective)
        }
        return places.mapValues { measured[$0] }
    }
}
