/// Where the value of one metric of the spec comes from.
public enum MetricOrigin: String, Hashable, Codable, Sendable {
    /// The metrics API that the metric's type names, as the HPA reads it.
    case api
    /// The pods' own exposition: a Pods metric whose name is an `EngineSignal` or a series that the pods expose.
    case scrape
}
