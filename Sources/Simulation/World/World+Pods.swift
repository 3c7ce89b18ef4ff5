import Measures

/// The life of a world's pods: made, bound, started, told to end, gone.
extension World {
    /// Makes the pods that a world begins with: old, ready, their images on their nodes.
    mutating func beginWithPods() {
        let count = pool.fill(at: -Self.warmSeconds)
        for place in 0..<count {
            let pod = pool.pods[place]
            ordinals[pod.key] = pod.ordinal
            let podClass = spec.classes[pod.podClass]
            guard let node = nodes.take(podClass.accelerators) else { continue }
            nodes.hasImage(of: pod.podClass, on: node)
            pool.change(place) { pod in
                pod.node = node
                pod.scheduledAt = pod.createdAt
                pod.isRunning = true
                pod.isReady = true
                pod.readyChangedAt = pod.createdAt
            }
            addToFleet(pod, pull: .zero, .ready)
            beginReading(ordinal: pod.ordinal)
        }
        existing.change(by: count, at: 0)
        serving.change(by: fleet.services[Self.service].router.members.count, at: 0)
    }

    private mutating func addToFleet(_ pod: PooledPod, pull: Duration, _ progress: StartupProgress) {
        let podClass = spec.classes[pod.podClass]
        var startup = podClass.startup
        startup.pull = pull
        fleet.addPod(
            pod.key, of: Self.service,
            SimulatedPod(
                engine: podClass.engine, startup: startup, accelerators: podClass.accelerators,
                backOff: spec.life.backOff),
            progress, startups: streams.stream("startup/\(pod.ordinal)"))
    }

    /// Makes the number of pods what is wanted.
    mutating func settlePool() {
        for ordinal in pool.surplus(at: seconds) { delete(ordinal) }
        let made = pool.fill(at: seconds)
        guard made > 0 else { return }
        for pod in pool.pods.suffix(made) { ordinals[pod.key] = pod.ordinal }
        existing.change(by: made, at: seconds)
        due.push(.bind, at: seconds + spec.life.schedulingDelay)
    }

    /// Binds the pods that wait, the oldest first, until one finds no room.
    mutating func bind() {
        for place in pool.pods.indices where pool.pods[place].node == nil {
            let pod = pool.pods[place]
            guard seconds >= pod.createdAt + spec.life.schedulingDelay else { return }
            let podClass = spec.classes[pod.podClass]
            guard let node = nodes.take(podClass.accelerators) else { return }
            let now = seconds
            pool.change(place) { pod in
                pod.node = node
                pod.scheduledAt = now
                pod.readyChangedAt = now
            }
            let pull = nodes.pullSeconds(
                of: pod.podClass, on: node, fullSeconds: podClass.startup.pull.seconds, at: now)
            addToFleet(pod, pull: .seconds(pull), .fresh)
        }
    }

    /// Tells a pod to end; one that has no node, or a silent one, has no container to end and is gone at once.
    private mutating func delete(_ ordinal: Int) {
        guard let place = pool.place(of: ordinal) else { return }
        guard let node = pool.pods[place].node, !nodes.isLost(node) else { return remove(ordinal) }
        let now = seconds
        pool.change(place) { $0.deletedAt = now }
        fleet.drain(pool.pods[place].key, grace: .seconds(spec.life.grace))
    }

    /// Forgets a pod and gives its room to those that wait.
    mutating func remove(_ ordinal: Int) {
        guard let place = pool.place(of: ordinal) else { return }
        let pod = pool.pods[place]
        if let node = pod.node {
            nodes.giveBack(spec.classes[pod.podClass].accelerators, on: node)
            fleet.removePod(pod.key)
        }
        ordinals[pod.key] = nil
        readings[ordinal] = nil
        pool.remove(place)
        existing.change(by: -1, at: seconds)
        bind()
    }

    /// Notes what happened to a pod.
    mutating func take(_ event: FleetEvent) {
        guard let ordinal = ordinals[event.pod], let place = pool.place(of: ordinal) else { return }
        let now = seconds
        switch event.kind {
        case .started:
            pool.change(place) { $0.isRunning = true }
            beginReading(ordinal: ordinal)
        case .ready:
            pool.change(place) { pod in
                pod.isReady = true
                pod.readyChangedAt = now
            }
        case .crashed:
            // What happens on a silent node is not known yet.
            if let node = pool.pods[place].node, nodes.isLost(node) { return }
            pool.change(place) { pod in
                if pod.isReady { pod.readyChangedAt = now }
                pod.isReady = false
            }
        case .stopped: remove(ordinal)
        }
    }
}
