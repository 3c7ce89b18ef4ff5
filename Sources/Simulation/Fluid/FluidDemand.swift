/// What arrives in a second, as rates.
public struct FluidDemand: Hashable, Sendable {
    /// Requests per second.
    public var requestsPerSecond: Double
    /// Mean prompt tokens of a request.
    public var promptTokens: Double
    /// Mean output tokens of a request, at least 1.
    public var outputTokens: Double
    /// Coefficient of variation of the time between arrivals: 1 for Poisson.
    public var burstiness: Double
    /// Coefficient of variation of a request's tokens: 0 if all are equal.
    public var lengthVariation: Double

    /// Makes a demand.
    public init(
        requestsPerSecond: Double, promptTokens: Double, outputTokens: Double, burstiness: Double = 1,
        lengthVariation: Double = 0
    ) {
        self.requestsPerSecond = requestsPerSecond
        self.promptTokens = promptTokens
        self.outputTokens = max(1, outputTokens)
        self.burstiness = burstiness
        self.lengthVariation = lengthVariation
    }

    /// Tokens that a writing sequence looks at and holds, in the mean over all that write: the long ones write longer.
    var contextTokens: Double { promptTokens + outputTokens * (1 + lengthVariation * lengthVariation) / 2 }
}
