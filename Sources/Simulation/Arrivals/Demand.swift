/// Requests and their tokens: a total, or what comes in a second.
public struct Demand: Hashable, Sendable {
    /// Requests.
    public var requests: Double
    /// Tokens to read.
    public var promptTokens: Double
    /// Tokens to write.
    public var outputTokens: Double

    /// Nothing.
    public static let zero = Demand(requests: 0, promptTokens: 0, outputTokens: 0)

    /// Makes a demand.
    public init(requests: Double, promptTokens: Double, outputTokens: Double) {
        self.requests = requests
        self.promptTokens = promptTokens
        self.outputTokens = outputTokens
    }

    /// `requests` of a mean size.
    init(requests: Double, of size: MeanSize) {
        self.init(
            requests: requests, promptTokens: requests * size.promptTokens,
            outputTokens: requests * size.outputTokens)
    }

    /// Both together.
    public static func + (left: Demand, right: Demand) -> Demand {
        Demand(
            requests: left.requests + right.requests, promptTokens: left.promptTokens + right.promptTokens,
            outputTokens: left.outputTokens + right.outputTokens)
    }

    /// What is left of `left` without `right`.
    public static func - (left: Demand, right: Demand) -> Demand { left + right * -1 }

    /// So many times as much.
    public static func * (left: Demand, factor: Double) -> Demand {
        Demand(
            requests: left.requests * factor, promptTokens: left.promptTokens * factor,
            outputTokens: left.outputTokens * factor)
    }
}

/// Mean tokens of a request.
public struct MeanSize: Hashable, Sendable {
    /// Prompt tokens.
    public var promptTokens: Double
    /// Output tokens.
    public var outputTokens: Double

    /// Makes a mean.
    public init(promptTokens: Double, outputTokens: Double) {
        self.promptTokens = promptTokens
        self.outputTokens = outputTokens
    }

    /// The mean of requests that are all of one size.
    init(_ size: RequestSize) {
        self.init(promptTokens: Double(size.promptTokens), outputTokens: Double(size.outputTokens))
    }
}
