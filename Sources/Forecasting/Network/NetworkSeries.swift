/// One series as the network sees it: history, newest means and its own memory, fed one observation at a time.
///
/// Training walks over recorded series with it, so that it sees exactly what a running controller does.
package struct NetworkSeries: Sendable {
    private var history = History()
    private var recent = RecentDemand()
    private var memory = NetworkMemory()

    /// Remembers nothing.
    package init() {}

    /// Takes in the mean demand over the time that ends at `end`, in seconds; in order.
    package mutating func observe(_ value: Double, at end: Double) {
        let start = recent.start(ofObservationAt: end)
        let season = Season(at: end, in: history, halfWidth: max(300, recent.period))
        memory.add(value, at: end, history: history, period: recent.period, season: season)
        history.add(value, from: start, to: end)
        recent.add(value, at: end)
    }

    /// Fills `row` with what is known; false if that is too little.
    package func fill(_ row: inout NetworkRow) -> Bool {
        guard let at = recent.latestAt else { return false }
        let halfWidth = max(300, recent.period)
        return row.fill(
            recent: recent, history: history, memory: memory, now: Season(at: at, in: history, halfWidth: halfWidth),
            then: NetworkTarget.horizons.map { Season(at: at + $0, in: history, halfWidth: halfWidth) })
    }
}
