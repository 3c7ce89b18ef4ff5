import Measures

/// What goes wrong in a world, and how its cluster answers.
extension World {
    mutating func strike(_ fault: Fault.Kind) {
        switch fault {
        case .podCrash(let count):
            for key in servingPods(count: count) { fleet.crashPod(key) }
        case .nodeLoss(let node, let lasting):
            lose(node: ((node % nodes.count) + nodes.count) % nodes.count, for: lasting)
        case .slowPod(let factor, let lasting):
            for key in servingPods(count: 1) {
                fleet.setSlowdown(key, factor: factor)
                due.push(.endSlowness(key), at: seconds + lasting)
            }
        case .metricOutage(let lasting): outageUntil = max(outageUntil, seconds + lasting)
        case .quota(let accelerators):
            nodes.quota = accelerators
            bind()
        }
    }

    /// So many pods that serve, by chance, or all.
    private mutating func servingPods(count: Int) -> [PodKey] {
        var left = pool.pods.filter { $0.deletedAt == nil && fleet.look(at: $0.key)?.isServing == true }.map(\.key)
        var chosen: [PodKey] = []
        while chosen.count < count, !left.isEmpty {
            chosen.append(left.remove(at: Int.random(in: 0..<left.count, using: &faultChoice)))
        }
        return chosen
    }

    private mutating func lose(node: Int, for lasting: Double) {
        losses[node] += 1
        nodes.setLost(true, node: node)
        let loss = losses[node]
        for pod in pool.pods where pod.node == node {
            // Whoever was to end there has ended.
            if pod.deletedAt != nil { remove(pod.ordinal) } else { fleet.silencePod(pod.key) }
        }
        due.push(.missNode(node, loss: loss), at: seconds + spec.life.nodeGrace)
        due.push(.evictNode(node, loss: loss), at: seconds + spec.life.nodeGrace + spec.life.eviction)
        due.push(.returnNode(node, loss: loss), at: seconds + lasting)
    }

    /// The cluster notices that a node is silent: its pods are not ready.
    mutating func miss(node: Int) {
        guard nodes.isLost(node) else { return }
        let now = seconds
        for place in pool.pods.indices where pool.pods[place].node == node {
            pool.change(place) { pod in
                if pod.isReady { pod.readyChangedAt = now }
                pod.isReady = false
            }
        }
    }

    /// The cluster gives a silent node's pods up; others take their place.
    mutating func evict(node: Int) {
        guard nodes.isLost(node) else { return }
        for ordinal in pool.pods.filter({ $0.node == node }).map(\.ordinal) { remove(ordinal) }
        settlePool()
    }

    /// A node is back: pods that were not given up run again.
    mutating func bringBack(node: Int) {
        nodes.setLost(false, node: node)
        let now = seconds
        for place in pool.pods.indices where pool.pods[place].node == node {
            pool.change(place) { pod in
                if pod.isReady { pod.readyChangedAt = now }
                pod.isReady = false
            }
            fleet.resumePod(pool.pods[place].key)
        }
        bind()
    }
}
