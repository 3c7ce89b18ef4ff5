/// What the fleet knows of a pod at one instant, for its owner.
struct PodLook: Hashable, Sendable {
    /// Whether it takes requests.
    var isServing: Bool
    /// Whether a server runs that can be scraped.
    var isAnswering: Bool
    var slowdown: Double
    var waiting: Int
    var running: Int
    var cacheUsage: Double?
    var completed: Int
    var promptTokens: Double
    var outputTokens: Double
    /// Used by the running container since it began to run; nil if none runs.
    var coreSeconds: Double?
    /// Work done by all its servers so far, in seconds of a whole server at full use.
    var workSeconds: Double
    /// Seconds of the present server's own time that its work has taken: slow steps take longer.
    var busySeconds: Double
}
