/// Everything that a configuration says about logging in.
struct Login: Sendable {
    /// A name and password for HTTP's basic login.
    struct Basic: Hashable, Sendable {
        var username: String
        var password: String
    }

    /// The certificates that may sign the server's; nil: the system's.
    var authorities: Material?
    var clientCertificate: Material?
    var clientKey: Material?
    /// The bearer token.
    var token: Material?
    var basic: Basic?
    /// A program that makes credentials.
    var plugin: ExecPlugin?
    /// Headers that ask the server to act as somebody else.
    var impersonation: [TransferRequest.Header] = []
    /// The name in the server's certificate, if it is not the URL's host.
    var serverName: String?
    var skipsVerification = false
    var proxy = TransferRequest.Proxy.environment
}

/// Bytes that are at hand, or in a file that may change.
enum Material: Hashable, Sendable {
    case bytes([UInt8])
    case file(String)
}

/// Why we could not log in.
public struct LoginError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What is wrong, where, and what to do; never a secret.
    public let description: String

    init(_ description: String) {
        self.description = description
    }
}
