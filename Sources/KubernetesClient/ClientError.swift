public import KubernetesAPI

/// A request to an API server, or to a pod, that failed.
///
/// Reads: `PATCH https://10.0.0.1/apis/apps/v1/namespaces/shop/deployments/llm/scale: 409 Conflict: Operation …`.
/// Never holds a query, a header or a body.
public struct ClientError: Error, Sendable {
    /// What went wrong.
    public enum Reason: Sendable {
        /// The server said no.
        case status(Status)
        /// There was no answer.
        case transport(TransferError)
        /// There was an answer that we cannot read.
        case decoding(JSONError)
        /// We could not log in.
        case credentials(LoginError)
    }

    /// What went wrong.
    public let reason: Reason
    /// What was asked.
    public let verb: Verb
    /// Of what, without its query.
    public let url: String
    /// How long the server asked to wait.
    public let retryAfter: Duration?

    /// Makes an error; a query in `url` is cut off.
    public init(_ reason: Reason, verb: Verb, url: String, retryAfter: Duration? = nil) {
        self.reason = reason
        self.verb = verb
        self.url = String(url.prefix { $0 != "?" })
        self.retryAfter = retryAfter
    }

    /// The server's answer, if there was one.
    public var status: Status? {
        guard case .status(let status) = reason else { return nil }
        return status
    }

    /// The HTTP status, if there was an answer.
    public var code: Int? { status?.code }
    /// No such object, or no such API.
    public var isNotFound: Bool { code == 404 }
    /// Somebody else wrote first, or the name is taken.
    public var isConflict: Bool { code == 409 }
    /// No permission.
    public var isForbidden: Bool { code == 403 }
    /// The version is too old to go on from.
    public var isGone: Bool { code == 410 }

    /// Our own task was cancelled.
    public var isCancelled: Bool {
        guard case .transport(.cancelled) = reason else { return false }
        return true
    }

    /// The server's own words where there are some, else what happened: without verb and URL.
    public var message: String {
        switch reason {
        case .status(let status): status.message
        case .transport(let error): error.description
        case .decoding(let error): error.description
        case .credentials(let error): error.description
        }
    }
}

extension ClientError: CustomStringConvertible {
    /// Verb, URL without query, and what happened.
    public var description: String {
        let answer =
            switch reason {
            case .status(let status):
                status.reason.isEmpty
                    ? "\(status.code): \(status.message)" : "\(status.code) \(status.reason): \(status.message)"
            case .transport, .decoding, .credentials: message
            }
        return "\(verb.method.rawValue) \(url): \(answer)"
    }
}
