/// What requests are promised; nil promises nothing.
///
/// Each is an upper bound for one request. How many requests may break it is said where it is judged.
public struct ServiceObjective: Hashable, Codable, Sendable {
    /// From arrival to the first token.
    public var firstTokenMax: Duration?
    /// Mean time between a request's tokens after the first.
    public var interTokenMax: Duration?
    /// From arrival to the last token.
    public var latencyMax: Duration?

    /// Makes an objective.
    public init(firstTokenMax: Duration? = nil, interTokenMax: Duration? = nil, latencyMax: Duration? = nil) {
        self.firstTokenMax = firstTokenMax
        self.interTokenMax = interTokenMax
        self.latencyMax = latencyMax
    }
}
