/// What the HPA remembers of one autoscaler between reconciles; an empty one is that of a controller just started.
///
/// Kubernetes keeps it in the process only; whoever holds this value may store it.
public struct RecommenderMemory: Hashable, Codable, Sendable {
    /// What the metrics asked for.
    public var recommendations: Stabilization
    /// What was written.
    public var scaleEvents: ScaleEvents

    /// Makes a memory.
    public init(recommendations: Stabilization = .init(), scaleEvents: ScaleEvents = .init()) {
        self.recommendations = recommendations
        self.scaleEvents = scaleEvents
    }
}
