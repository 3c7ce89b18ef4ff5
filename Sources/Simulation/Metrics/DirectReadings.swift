/// What the reader's own scrapes of one pod found, as `MetricSources` remembers it.
struct DirectReadings: Hashable, Sendable {
    /// A pod that misses fewer scrapes in a row than this keeps its last values.
    static let missesMax = 3
    /// Readings further apart than this give no rate.
    static let gapMax = 120.0
    /// Readings closer than this say too little: the rate before them stands.
    static let windowMin = 2.0

    private var newest: PodReading?
    /// The two readings that a rate is made of.
    private var last: PodReading?
    private var before: PodReading?
    private var misses = 0

    /// Takes a scrape; nil: in vain.
    mutating func take(_ reading: PodReading?) {
        guard let reading else {
            misses = min(misses + 1, Self.missesMax)
            if misses == Self.missesMax { newest = nil }
            return
        }
        misses = 0
        newest = reading
        if let last, reading.at - last.at < Self.windowMin { return }
        before = last
        last = reading
    }

    /// What is known; nil for a counter of which one reading is there.
    func value(of metric: PodMetric) -> PodValue? {
        guard let newest else { return nil }
        if let value = metric.gauge(newest) { return PodValue(value: value, at: newest.at, window: 0) }
        guard let last, let before, last.at - before.at <= Self.gapMax, let count = metric.counter(last),
            let earlier = metric.counter(before)
        else { return nil }
        return PodValue.rate(from: (before.at, earlier), to: (last.at, count))
    }
}
