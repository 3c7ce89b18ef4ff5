/// One request as it arrives at a service.
public struct Request: Hashable, Sendable {
    /// When it arrives, in seconds since the fleet's origin.
    public var arrivesAt: Double
    /// Tokens to read before the first token comes out; 0 for a plain HTTP request.
    public var promptTokens: Int
    /// Tokens to write, at least 1; exactly 1 for a plain HTTP request.
    public var outputTokens: Int
    /// Its share of chance in (0, 1), drawn with the arrival: the quantile of a service time that is not fixed, so that
    /// two policies ask the same work of their pods.
    public var work: Double

    /// Makes a request.
    public init(arrivesAt: Double, promptTokens: Int, outputTokens: Int, work: Double = 0.5) {
        self.arrivesAt = arrivesAt
        self.promptTokens = promptTokens
        self.outputTokens = max(1, outputTokens)
        self.work = work
    }
}

/// Tokens of a request where the load does not say.
public struct RequestSize: Hashable, Sendable {
    /// Prompt tokens.
    public var promptTokens: Int
    /// Output tokens.
    public var outputTokens: Int

    /// Makes a size.
    public init(promptTokens: Int, outputTokens: Int) {
        self.promptTokens = promptTokens
        self.outputTokens = outputTokens
    }

    /// The mean of the Azure conversation trace of 2023.
    public static let conversation = RequestSize(promptTokens: 1155, outputTokens: 211)
    /// What a plain HTTP server is asked.
    public static let plain = RequestSize(promptTokens: 0, outputTokens: 1)

    /// Reads `PROMPT/OUTPUT`, such as `512/128`.
    public init(text: String) throws(LoadError) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, let prompt = Int(parts[0]), let output = Int(parts[1]),
            (0...1_000_000).contains(prompt), (1...1_000_000).contains(output)
        else {
            throw LoadError(
                field: "request", found: text, accepted: "PROMPT/OUTPUT in tokens up to 1000000, such as 512/128")
        }
        self.init(promptTokens: prompt, outputTokens: output)
    }
}
