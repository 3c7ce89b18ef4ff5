/// What one scrape of a pod's server reads.
struct PodReading: Hashable, Sendable {
    /// In seconds since the world's origin.
    var at: Double
    var waiting: Int
    var running: Int
    var cacheUsage: Double?
    var completed: Int
    var promptTokens: Double
    var outputTokens: Double
    /// Seconds of the server's own time that its work has taken.
    var busySeconds: Double
}

/// What a kubelet measured of a container.
struct CPUReading: Hashable, Sendable {
    /// In seconds since the world's origin.
    var at: Double
    /// Used since the container began to run.
    var coreSeconds: Double
}
