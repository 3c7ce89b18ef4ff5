/// One pod of a world at one instant, as only a simulator can see it: exact, and without delay.
public struct WorldPod: Hashable, Sendable {
    /// Its name, unique in its world.
    public var name: String
    /// Its number in the order of creation, from 0.
    public var ordinal: Int
    /// Its place in the world's classes.
    public var podClass: Int
    /// Whether it serves.
    public var isServing: Bool
    /// Since when the cluster holds it for ready, in seconds since the world's origin; nil while it does not.
    public var readySince: Double?
    /// When it was created, in seconds since the world's origin; below 0 for the pods that a world begins with.
    public var createdAt: Double
    /// Its node; nil until it has one.
    public var node: Int?
    /// Work done since its server started, in seconds of a whole server at full use.
    public var workSeconds: Double
    /// Time that this work took since its server started, in seconds of this pod at full use; the same as the work
    /// while it is whole.
    public var busySeconds: Double
    /// How many times as long as usual its steps take; 1 for a whole pod.
    public var slowdown: Double
    /// Requests waiting for admission.
    public var waiting: Int
    /// Requests admitted.
    public var running: Int
    /// Share of its cache in use, 0...1; nil for a server without one.
    public var cacheUsage: Double?
}
