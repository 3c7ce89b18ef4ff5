/// A metric of the pods, and the way by which it is asked for.
public struct MetricQuestion: Hashable, Sendable {
    /// An `EngineSignal`'s name, `engine:utilization`, or `cpu`, which only metrics-server knows.
    public var name: String
    /// The way.
    public var path: MetricPath

    /// Makes a question.
    public init(_ name: String, by path: MetricPath) {
        self.name = name
        self.path = path
    }
}
