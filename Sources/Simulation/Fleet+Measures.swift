import Measures
public import Workloads

extension Fleet {
    /// What a service did in the last `window`, and since it began.
    ///
    /// - Parameters:
    ///   - id: the service.
    ///   - window: up to five minutes; rounded up to slices of ten seconds.
    /// - Returns: nil for an unknown service.
    public func measures(of id: WorkloadID, window: Duration) -> ServiceMeasures? {
        guard let number = serviceNumbers[id] else { return nil }
        let service = services[number]
        let recent = service.record.window(window, at: elapsed)
        let seconds = max(1, min(recent.seconds, elapsed - service.beganAt))
        let held = service.held(at: elapsed)
        return ServiceMeasures(
            window: .seconds(seconds),
            arrivalsPerSecond: Double(recent.arrived) / seconds,
            firstTokenP95: recent.firstToken.quantile(0.95),
            requests: conservation(number), misses: service.misses,
            firstTokenP95Total: service.record.firstTokenTotal.quantile(0.95),
            latencyP95Total: service.record.latencyTotal.quantile(0.95),
            acceleratorSeconds: held.acceleratorSeconds, podSeconds: held.podSeconds,
            readyPods: service.readyPods.count)
    }

    private func conservation(_ number: Int) -> Conservation {
        var sum = services[number].requests
        for pod in pods where pod.service == number {
            guard let engine = pod.engine else { continue }
            sum.queued += engine.waitingCount
            sum.running += engine.runningCount
        }
        return sum
    }
}
