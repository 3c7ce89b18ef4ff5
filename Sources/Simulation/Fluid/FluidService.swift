public import Measures

/// One service in continuous flow, second by second: the training world.
///
/// Requests are a fluid. The pods of a state are one: healthy ones, slow ones, and those that drain. There is chance
/// only in the time that a pod takes to start. After `init`, nothing is allocated.
///
/// How to train with it: `reset`, then for each decision `scale(to:)` and `step(seconds:_:)`; `observed` is what a
/// controller would see, `present` what is true. Calibrated against `World`; Documentation/Simulator.md says by how
/// much it is off, and where it must not be trusted.
public struct FluidService: Sendable {
    /// Seconds by which metrics may lie behind.
    public static let metricDelayMax = 120
    /// Requests that a pod holds back at most; what comes on top is lost.
    static let waitingMax = 2_000.0
    /// A draining pod is gone when it has less than this left.
    private static let drained = 0.5

    /// What the service is.
    public let spec: FluidSpec
    private let law: FluidLaw
    private var healthy = FluidPods()
    private var slow = FluidPods()
    private var draining = FluidPods()
    private var starts: FluidStarts
    private var promise: FluidPromise
    private var slowPromise: FluidPromise
    private var history: [FluidMetrics]
    private var second = 0
    /// What is true now.
    public private(set) var present = FluidMetrics()
    /// Pods that are wanted.
    public private(set) var replicas = 0

    /// Makes a service whose `replicas` pods are ready and idle.
    public init(_ spec: FluidSpec, replicas: Int, stream: RandomStream) {
        self.spec = spec
        law = FluidLaw(spec.profile.engine)
        starts = FluidStarts(stream: stream)
        promise = FluidPromise(spec)
        slowPromise = promise
        history = [FluidMetrics](repeating: FluidMetrics(), count: Self.metricDelayMax + 1)
        reset(replicas: replicas)
    }

    /// Begins anew with `replicas` ready and idle pods; the stream of start-up times goes on.
    public mutating func reset(replicas: Int) {
        self.replicas = max(0, replicas)
        healthy = FluidPods()
        healthy.count = Double(self.replicas)
        slow = FluidPods()
        draining = FluidPods()
        starts.clear()
        second = 0
        present = FluidMetrics()
        present.ready = healthy.count
        for place in history.indices { history[place] = present }
    }

    /// What a controller sees: the metrics of `metricDelay` seconds ago.
    public var observed: FluidMetrics {
        history[(second + history.count - spec.metricDelay) % history.count]
    }

    /// Pods that are on their way.
    public var starting: Int { starts.count }

    /// Requests that are neither answered nor lost.
    public var outstanding: Double { healthy.requests + slow.requests + draining.requests }

    // MARK: What happens to pods

    /// Wants `replicas` pods from now on: new ones start; of too many, those that are not ready go first.
    public mutating func scale(to replicas: Int) {
        let change = max(0, replicas) - self.replicas
        self.replicas += change
        guard change < 0 else {
            for _ in 0..<change { starts.add(spec.startup) }
            return
        }
        let left = -change - starts.cancel(-change)
        drain(Double(left))
    }

    private mutating func drain(_ pods: Double) {
        let fromHealthy = min(pods, healthy.count)
        let fromSlow = min(pods - fromHealthy, slow.count)
        let count = draining.count + fromHealthy + fromSlow
        guard count > 0 else { return }
        draining.running =
            (draining.count * draining.running + fromHealthy * healthy.running + fromSlow * slow.running) / count
        draining.waiting =
            (draining.count * draining.waiting + fromHealthy * healthy.waiting + fromSlow * slow.waiting) / count
        draining.count = count
        healthy.count -= fromHealthy
        slow.count -= fromSlow
    }

    /// Makes `pods` of the healthy pods take `factor` times as long from now on; 0 pods makes all healthy.
    public mutating func setSlow(pods: Int, factor: Double) {
        merge(slow.count, from: slow, into: &healthy)
        slow = FluidPods()
        guard pods > 0 else { return }
        let moved = min(Double(pods), healthy.count)
        slow = healthy
        slow.count = moved
        slow.slowdown = factor
        slow.stepSeconds = 0
        healthy.count -= moved
    }

    /// Ends `pods` of the ready pods with all that they have; as many begin to start again.
    ///
    /// - Returns: the requests lost, to be counted by the caller.
    public mutating func crash(pods: Int) -> Double {
        let count = min(max(0, pods), Int(healthy.count))
        let lost = Double(count) * (healthy.waiting + healthy.running)
        healthy.count -= Double(count)
        for _ in 0..<count { starts.add(spec.startup) }
        return lost
    }

    private func merge(_ count: Double, from pods: FluidPods, into other: inout FluidPods) {
        guard count > 0 else { return }
        let sum = count + other.count
        other.running = (other.count * other.running + count * pods.running) / sum
        other.waiting = (other.count * other.waiting + count * pods.waiting) / sum
        other.count = sum
    }

    // MARK: Time

    /// Lets `seconds` seconds pass under `demand`.
    public mutating func step(seconds: Int, _ demand: FluidDemand) -> FluidInterval {
        var interval = FluidInterval()
        for _ in 0..<seconds { pass(demand, &interval) }
        return interval
    }

    private mutating func pass(_ demand: FluidDemand, _ interval: inout FluidInterval) {
        let ready = starts.pass()
        if ready > 0 { merge(Double(ready), from: FluidPods(), into: &healthy) }
        let arrivals = demand.requestsPerSecond
        // A pod that is f times as slow has as many requests as the others, and so takes 1/f as many.
        let shares = healthy.count + slow.count / slow.slowdown
        let each = shares > 0 ? arrivals / shares : 0
        var lost = shares > 0 ? 0 : arrivals
        if healthy.count > 0 { healthy.pass(arrivals: each, demand, law) }
        if slow.count > 0 { slow.pass(arrivals: each / slow.slowdown, demand, law) }
        if draining.count > 0 { draining.pass(arrivals: 0, demand, law) }
        lost += Self.overflow(&healthy) + Self.overflow(&slow)
        judge(demand, shares: shares, lost: lost, &interval)
        interval.completed +=
            healthy.count * healthy.completed + slow.count * slow.completed + draining.count * draining.completed
        let pods = healthy.count + slow.count + draining.count + Double(starts.count)
        interval.podSeconds += pods
        interval.acceleratorSeconds += pods * Double(spec.profile.gpus)
        interval.seconds += 1
        if draining.count > 0, draining.waiting + draining.running < Self.drained {
            interval.completed += draining.requests
            draining = FluidPods()
        }
    }

    private static func overflow(_ pods: inout FluidPods) -> Double {
        guard pods.waiting > waitingMax else { return 0 }
        let each = pods.waiting - waitingMax
        pods.waiting = waitingMax
        return pods.count * each
    }

    /// Looks at the pods after a second, and foresees what becomes of those that arrived in it.
    private mutating func judge(
        _ demand: FluidDemand, shares: Double, lost: Double, _ interval: inout FluidInterval
    ) {
        let arrivals = demand.requestsPerSecond
        let ready = healthy.count + slow.count
        let spread = spec.pooling / max(1, ready) + (1 - spec.pooling)
        let variance = spread * (1 + demand.burstiness * demand.burstiness) / 2
        var metrics = FluidMetrics()
        metrics.ready = ready
        metrics.arrivals = arrivals
        if ready > 0 {
            if healthy.count > 0 { promise.look(at: healthy, demand, law, variance: variance) }
            if slow.count > 0 { slowPromise.look(at: slow, demand, law, variance: variance) }
            let slowShare = slow.count / slow.slowdown / shares
            func mean(_ value: KeyPath<FluidPromise, Double>) -> Double {
                (1 - slowShare) * promise[keyPath: value] + slowShare * slowPromise[keyPath: value]
            }
            metrics.waiting =
                healthy.count * (healthy.waiting + promise.stepping)
                + slow.count * (slow.waiting + slowPromise.stepping)
            metrics.running = healthy.count * healthy.running + slow.count * slow.running
            metrics.cacheUsage = min(1, metrics.running / ready * demand.contextTokens / law.cacheTokensMax)
            metrics.utilization = (healthy.count * healthy.work + slow.count * slow.work) / ready
            if slow.count == 0 {
                metrics.firstTokenSeconds = promise.firstToken
                metrics.interTokenSeconds = promise.interToken
                interval.latencySum += arrivals * promise.latency
                interval.misses += lost + max(0, arrivals - lost) * promise.missShare
            } else {
                metrics.firstTokenSeconds = mean(\.firstToken)
                metrics.interTokenSeconds = mean(\.interToken)
                interval.latencySum += arrivals * mean(\.latency)
                interval.misses += lost + max(0, arrivals - lost) * mean(\.missShare)
            }
        } else {
            interval.misses += arrivals
        }
        interval.arrived += arrivals
        interval.lost += lost
        interval.utilizationSum += metrics.utilization
        interval.waitingSum += metrics.waiting
        present = metrics
        second = (second + 1) % history.count
        history[second] = metrics
    }
}
