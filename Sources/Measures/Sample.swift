/// One number read from an exposition: a name, its labels, a value, the instant.
public struct Sample: Hashable, Codable, Sendable {
    /// The metric's name, such as `vllm:num_requests_waiting`.
    public var name: String
    /// Labels by name; empty if it has none.
    public var labels: [String: String]
    /// The value in the metric's own unit; may be infinite, never NaN.
    public var value: Double
    /// When it was true: the sample's own time if it carries one, else when it was read.
    public var at: Timestamp

    /// Makes a sample.
    public init(name: String, labels: [String: String] = [:], value: Double, at: Timestamp) {
        self.name = name
        self.labels = labels
        self.value = value
        self.at = at
    }
}
