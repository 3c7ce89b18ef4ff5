/// What a world knows of one pod of its service, as the API server would show it.
struct PooledPod: Sendable {
    /// Its number in the order of creation, from 0; what is drawn for it is drawn by this number.
    let ordinal: Int
    /// Unique in its world.
    let name: String
    /// Its name in the fleet, once it is on a node.
    let key: PodKey
    /// Its place in the world's classes.
    let podClass: Int
    let createdAt: Double
    /// The node, once it is bound.
    var node: Int?
    /// When the kubelet took it.
    var scheduledAt: Double?
    /// Whether its container has run.
    var isRunning = false
    /// Whether the cluster holds it for ready.
    var isReady = false
    /// Since when it is ready, or is not.
    var readyChangedAt: Double?
    /// When it was told to end.
    var deletedAt: Double?

    init(ordinal: Int, podClass: Int, createdAt: Double) {
        self.ordinal = ordinal
        self.podClass = podClass
        self.createdAt = createdAt
        let digits = String(ordinal)
        // Names sort as the pods were made.
        name = "service-" + String(repeating: "0", count: max(0, 6 - digits.utf8.count)) + digits
        key = PodKey(name)
    }
}
