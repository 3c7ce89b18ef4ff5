/// Carries requests; libcurl in the cluster, a script in tests.
public protocol Transport: Sendable {
    /// Carries out one exchange; any HTTP status is an answer.
    func send(_ request: TransferRequest) async throws(TransferError) -> TransferResponse

    /// Opens a stream of lines, and returns when its status and headers are there.
    func open(_ request: TransferRequest) async throws(TransferError) -> any LineStream
}

/// A body that arrives line by line.
///
/// A reader that is slow holds the server back; nothing grows.
public protocol LineStream: Sendable {
    /// The HTTP status.
    var status: Int { get }
    /// The headers.
    var headers: ResponseHeaders { get }
    /// Waits for lines, without their ends; nil when the server has ended the stream.
    func next() async throws(TransferError) -> [[UInt8]]?
    /// Ends the stream early.
    func close()
}
