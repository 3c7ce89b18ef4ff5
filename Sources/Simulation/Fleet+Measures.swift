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
        return ServiceMeasures(
            window: .seconds(seconds),
            arrivalsPerSecond: Double(recent.arrived) / seconds,
            firstTokenP95: recent.firstToken.quantile(0.95),
            requests: conservation(number), misses: service.tally.missed,
            firstTokenP95Total: service.tally.firstToken.quantile(0.95),
            latencyP95Total: service.tally.latency.quantile(0.95),
            acceleratorSeconds: service.accelerators.total(at: elapsed), podSeconds: service.pods.total(at: elapsed),
            readyPods: service.router.members.count)
    }

    /// Where the requests of a service are.
    func conservation(_ number: Int) -> Conservation {
        var sum = services[number].requests
        for pod in pods where pod.service == number {
            guard let engine = pod.engine else { continue }
            sum.queued += engine.waitingCount
            sum.running += engine.outstanding - engine.waitingCount
        }
        return sum
    }

    /// What a pod's server would tell now; nil for an unknown pod.
    public func snapshot(of key: PodKey) -> PodSnapshot? {
        guard let number = podNumbers[key] else { return nil }
        let engine = pods[number].engine?.moved(to: elapsed)
        return PodSnapshot(
            lifecycle: pods[number].lifecycle, waiting: engine?.waitingCount ?? 0, running: engine?.runningCount ?? 0,
            cacheUsage: engine?.cacheUsage, cacheTokensMax: pods[number].spec.engine.cacheTokensMax,
            cores: engine?.cores ?? 0, counters: engine?.counters ?? EngineCounters())
    }
}

extension Fleet {
    /// Requests in flight that have broken the promise already, of those that are measured.
    func countLate(of number: Int) -> Int {
        var late = 0
        for pod in pods where pod.service == number {
            pod.engine?.eachRequest { request, firstTokenAt in
                if services[number].isLate(request, firstTokenAt: firstTokenAt, at: elapsed) { late += 1 }
            }
        }
        return late
    }

    /// What the fleet knows of a pod now; nil for an unknown pod.
    func look(at key: PodKey) -> PodLook? {
        guard let number = podNumbers[key] else { return nil }
        let engine = pods[number].engine?.moved(to: elapsed)
        let counters = engine?.counters ?? EngineCounters()
        let isRunning = pods[number].lifecycle == .loading || engine != nil
        return PodLook(
            isServing: pods[number].place != nil, isAnswering: engine != nil, slowdown: pods[number].slowdown,
            waiting: engine?.waitingCount ?? 0, running: engine?.runningCount ?? 0, cacheUsage: engine?.cacheUsage,
            completed: counters.completed, promptTokens: counters.promptTokens,
            outputTokens: counters.generationTokens, coreSeconds: isRunning ? counters.coreSeconds : nil,
            workSeconds: pods[number].workSeconds(counters),
            busySeconds: pods[number].busySeconds(counters))
    }
}
