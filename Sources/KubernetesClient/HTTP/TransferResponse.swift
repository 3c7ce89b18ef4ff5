/// A whole answer.
public struct TransferResponse: Sendable {
    /// The HTTP status.
    public var status: Int
    /// Its headers.
    public var headers: ResponseHeaders
    /// Its body, decompressed.
    public var body: [UInt8]
    /// From sending to the last byte.
    public var elapsed: Duration

    /// Makes an answer.
    public init(
        status: Int, headers: ResponseHeaders = ResponseHeaders(), body: [UInt8] = [], elapsed: Duration = .zero
    ) {
        self.status = status
        self.headers = headers
        self.body = body
        self.elapsed = elapsed
    }
}

/// An answer's headers.
public struct ResponseHeaders: Hashable, Sendable {
    /// Names in lower case, in the order of the answer.
    private var entries: [TransferRequest.Header] = []

    /// Makes headers.
    public init(_ entries: [TransferRequest.Header] = []) {
        self.entries = entries.map { .init($0.name.lowercased(), $0.value) }
    }

    /// How many there are.
    public var count: Int { entries.count }

    /// The first header of a name, in any case.
    public subscript(name: String) -> String? {
        let wanted = name.lowercased()
        return entries.first { $0.name == wanted }?.value
    }

    /// How long `Retry-After` asks to wait, if it says so in seconds; at most an hour is believed.
    public var retryAfter: Duration? {
        guard let text = self["retry-after"], let seconds = Int(text), seconds >= 0 else { return nil }
        return .seconds(min(seconds, 3_600))
    }
}
