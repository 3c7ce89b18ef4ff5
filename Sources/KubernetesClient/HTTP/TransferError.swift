import Measures

/// Why an exchange gave no answer.
public enum TransferError: Error, Hashable, Sendable {
    /// Our own task was cancelled.
    case cancelled
    /// The transport was stopped.
    case stopped
    /// No complete answer in time.
    case deadline(Duration)
    /// An open stream said nothing for so long that it counts as dead.
    case silent(Duration)
    /// The host's name is unknown.
    case unresolved(String)
    /// No connection.
    case refused(String)
    /// The server's certificate is not believed.
    case untrusted(String)
    /// Our own certificate is unusable, or the server refused it.
    case credentials(String)
    /// The connection broke.
    case interrupted(String)
    /// More than we accept.
    case tooLarge(bytesMax: Int)
    /// The request itself cannot be sent.
    case invalid(String)
}

extension TransferError: CustomStringConvertible {
    /// What happened, without the URL.
    public var description: String {
        switch self {
        case .cancelled: "cancelled"
        case .stopped: "the client was stopped"
        case .deadline(let limit): "no complete answer within \(limit.seconds) s"
        case .silent(let limit): "the stream was silent for \(limit.seconds) s"
        case .unresolved(let detail): "host not found: \(detail)"
        case .refused(let detail): "no connection: \(detail)"
        case .untrusted(let detail): "the server's certificate is not trusted: \(detail)"
        case .credentials(let detail): "the client certificate was refused: \(detail)"
        case .interrupted(let detail): "the connection broke: \(detail)"
        case .tooLarge(let bytes): "the answer is larger than \(bytes) bytes"
        case .invalid(let detail): "the request cannot be sent: \(detail)"
        }
    }
}
