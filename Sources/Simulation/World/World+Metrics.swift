import Measures

/// The ways of a world's metrics: who looks at which pod, and when.
extension World {
    /// Whether no metric is to be had now.
    var isOutage: Bool { seconds < outageUntil }

    /// Starts metrics-server's rounds.
    mutating func beginCollecting() {
        var phase = streams.stream("metrics-server")
        due.push(.collection, at: Double.random(in: 0..<1, using: &phase) * spec.pipeline.resolution)
    }

    /// Starts looking at a pod whose container runs for the first time.
    mutating func beginReading(ordinal: Int) {
        guard readings[ordinal] == nil else { return }
        readings[ordinal] = PodReadings()
        var phase = streams.stream("metrics/\(ordinal)")
        let scrape = Double.random(in: 0..<1, using: &phase) * spec.pipeline.scrapePeriod
        let housekeeping = Double.random(in: 0..<1, using: &phase) * spec.pipeline.housekeeping
        due.push(.scrape(ordinal: ordinal), at: seconds + scrape)
        due.push(.housekeeping(ordinal: ordinal), at: seconds + housekeeping)
    }

    /// Prometheus scrapes a pod.
    mutating func scrape(ordinal: Int) {
        guard readings[ordinal] != nil else { return }  // The pod is gone.
        let found = isOutage ? nil : reading(ordinal: ordinal)
        readings[ordinal]?.scrape(found, spec.pipeline)
        due.push(.scrape(ordinal: ordinal), at: seconds + spec.pipeline.scrapePeriod)
    }

    /// The kubelet measures a pod.
    mutating func keepHouse(ordinal: Int) {
        guard readings[ordinal] != nil, let place = pool.place(of: ordinal) else { return }  // The pod is gone.
        let at = seconds
        readings[ordinal]?.measure(
            fleet.look(at: pool.pods[place].key)?.coreSeconds.map { CPUReading(at: at, coreSeconds: $0) })
        due.push(.housekeeping(ordinal: ordinal), at: seconds + spec.pipeline.housekeeping)
    }

    /// metrics-server asks all kubelets.
    mutating func collect() {
        let isReachable = !isOutage
        for pod in pool.pods {
            let isAnswered = isReachable && !(pod.node.map { nodes.isLost($0) } ?? true)
            readings[pod.ordinal]?.collect(isAnswered)
        }
        due.push(.collection, at: seconds + spec.pipeline.resolution)
    }

    /// What a pod's server tells now; nil if none answers.
    func reading(ordinal: Int) -> PodReading? {
        guard let place = pool.place(of: ordinal), let look = fleet.look(at: pool.pods[place].key), look.isAnswering
        else { return nil }
        return PodReading(
            at: seconds, waiting: look.waiting, running: look.running, cacheUsage: look.cacheUsage,
            completed: look.completed, promptTokens: look.promptTokens, outputTokens: look.outputTokens,
            busySeconds: look.busySeconds)
    }
}
