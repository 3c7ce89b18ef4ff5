/// What the fleet keeps of one pod.
struct FleetPod: Sendable {
    let key: PodKey
    var service: Int?
    let spec: SimulatedPod
    /// Drawn when the pod was added, so that it does not depend on what happens meanwhile.
    let loadSeconds: Double
    var lifecycle: PodLifecycle = .pulling
    /// Present while it serves or drains.
    var engine: Engine?
    var drainingSince: Double?
    /// When its grace is over.
    var stopsBy: Double?
    /// The engine's next event that is in the queue.
    var scheduledAt: Double?
    /// Queue entries of another version are outdated.
    var engineVersion = 0
    var lifecycleVersion = 0

    init(key: PodKey, service: Int?, spec: SimulatedPod, loadSeconds: Double) {
        self.key = key
        self.service = service
        self.spec = spec
        self.loadSeconds = loadSeconds
    }
}
