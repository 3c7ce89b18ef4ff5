/// Fetches one exposition; the shell hands in libcurl, tests hand in a script.
public protocol ExpositionSource: Sendable {
    /// Gets `url`, without credentials and without following redirects.
    ///
    /// - Parameters:
    ///   - url: an `http` or `https` URL.
    ///   - deadline: real time until it is given up.
    ///   - bytesMax: bytes of body until it is given up.
    func get(_ url: String, deadline: Duration, bytesMax: Int) async throws(ExpositionError) -> ExpositionAnswer
}

/// What a pod answered.
public struct ExpositionAnswer: Hashable, Sendable {
    /// The HTTP status.
    public var status: Int
    /// The body, decompressed.
    public var body: [UInt8]

    /// Makes an answer.
    public init(status: Int, body: [UInt8]) {
        self.status = status
        self.body = body
    }
}

/// Why a pod did not answer.
public enum ExpositionError: Error, Hashable, Sendable {
    /// It took longer than the deadline.
    case late
    /// Its body was larger than accepted.
    case tooLarge
    /// Anything else, in the client's words.
    case unreachable(String)
}
