/// What the three ways of metrics hold of one pod; a few readings each.
struct PodReadings: Hashable, Sendable {
    /// Prometheus' samples, newest last.
    private var scraped: [PodReading] = []
    /// What the reader's own scrapes found.
    private var direct = DirectReadings()
    /// The kubelet's newest measurement; nil while no container runs.
    private var measured: CPUReading?
    /// What metrics-server collected, newest last.
    private var collected: [CPUReading] = []

    /// Prometheus scraped; nil: in vain, which ends the series at once (its staleness marker).
    mutating func scrape(_ reading: PodReading?, _ pipeline: MetricPipeline) {
        guard let reading else { return scraped.removeAll() }
        if scraped.count >= pipeline.scrapesKept { scraped.removeFirst() }
        scraped.append(reading)
    }

    /// The reader scraped; nil: in vain.
    mutating func scrapeDirectly(_ reading: PodReading?) {
        direct.take(reading)
    }

    /// The kubelet measured; nil: no container runs.
    mutating func measure(_ reading: CPUReading?) {
        measured = reading
    }

    /// metrics-server collected; with `false` in vain: it keeps nothing of pods that it could not read.
    mutating func collect(_ isReachable: Bool) {
        guard isReachable, let measured else { return collected.removeAll() }
        guard collected.last != measured else { return }
        if collected.count == 2 { collected.removeFirst() }
        collected.append(measured)
    }

    /// What a query of Prometheus at `now` answers.
    func prometheus(_ metric: PodMetric, at now: Double, _ pipeline: MetricPipeline) -> PodValue? {
        guard let place = scraped.lastIndex(where: { $0.at <= now - pipeline.queryDelay }) else { return nil }
        let newest = scraped[place]
        guard newest.at > now - pipeline.lookback else { return nil }
        if let value = metric.gauge(newest) { return PodValue(value: value, at: newest.at, window: 0) }
        guard place > 0, let count = metric.counter(newest), let before = metric.counter(scraped[place - 1])
        else { return nil }
        return PodValue.rate(from: (scraped[place - 1].at, before), to: (newest.at, count))
    }

    /// What the reader knows after its own scrape.
    func direct(_ metric: PodMetric) -> PodValue? {
        direct.value(of: metric)
    }

    /// Cores in use, as metrics-server answers; nil before its second reading.
    var cores: PodValue? {
        guard collected.count == 2 else { return nil }
        return PodValue.rate(
            from: (collected[0].at, collected[0].coreSeconds), to: (collected[1].at, collected[1].coreSeconds))
    }
}
