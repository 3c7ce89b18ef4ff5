/// The machines of a world: where there is room, and which images are there already.
///
/// A pod goes to the node with the most free accelerators, as kube-scheduler's default scoring spreads it; among equals
/// to the one with the fewest pods, then to the first.
struct NodePool: Sendable {
    private struct Node: Sendable {
        var free: Int
        var pods = 0
        var isLost = false
        /// When the image of a pod class is there; nil before anybody asked for it.
        var imageAt: [Double?]
    }

    private var nodes: [Node]
    /// Accelerators that may be in use at the same time; nil: all there are.
    var quota: Int?
    private(set) var used = 0

    init(_ spec: NodeSpec, quota: Int?, classes: Int) {
        nodes = (0..<spec.count).map { _ in
            Node(free: spec.accelerators, imageAt: [Double?](repeating: nil, count: classes))
        }
        self.quota = quota
    }

    var count: Int { nodes.count }

    /// Takes accelerators for a pod.
    ///
    /// - Returns: the node; nil if the pod must wait.
    mutating func take(_ accelerators: Int) -> Int? {
        if let quota, used + accelerators > quota { return nil }
        var best: Int?
        for number in nodes.indices where !nodes[number].isLost && nodes[number].free >= accelerators {
            guard let other = best else {
                best = number
                continue
            }
            let isBetter = (nodes[number].free, -nodes[number].pods) > (nodes[other].free, -nodes[other].pods)
            if isBetter { best = number }
        }
        guard let best else { return nil }
        nodes[best].free -= accelerators
        nodes[best].pods += 1
        used += accelerators
        return best
    }

    /// Gives a pod's accelerators back.
    mutating func giveBack(_ accelerators: Int, on node: Int) {
        nodes[node].free += accelerators
        nodes[node].pods -= 1
        used -= accelerators
    }

    /// Seconds until the image of a class is on a node, which pulls it once and keeps it.
    mutating func pullSeconds(of podClass: Int, on node: Int, fullSeconds: Double, at now: Double) -> Double {
        let ready = nodes[node].imageAt[podClass] ?? now + fullSeconds
        nodes[node].imageAt[podClass] = ready
        return max(0, ready - now)
    }

    /// Marks an image as there.
    mutating func hasImage(of podClass: Int, on node: Int) {
        nodes[node].imageAt[podClass] = -.infinity
    }

    /// A node falls silent, or comes back.
    mutating func setLost(_ isLost: Bool, node: Int) {
        nodes[node].isLost = isLost
    }

    func isLost(_ node: Int) -> Bool { nodes[node].isLost }
}
