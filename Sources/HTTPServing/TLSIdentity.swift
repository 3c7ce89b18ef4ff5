/// Who the server is, and whose client certificates it believes.
public struct TLSIdentity: Sendable {
    /// The server's certificate and its intermediates, leaf first, as PEM.
    public var certificateChain: String
    /// The private key of the leaf, as PEM.
    public var privateKey: String
    /// The CA certificates (PEM) whose client certificates are accepted; nil: no client is asked for one.
    ///
    /// A certificate is optional: who shows none is served with `HTTPRequest.clientCertificate` nil; who shows one of
    /// another CA is cut off.
    public var clientAuthorities: String?

    /// Makes an identity from PEM texts.
    public init(certificateChain: String, privateKey: String, clientAuthorities: String? = nil) {
        self.certificateChain = certificateChain
        self.privateKey = privateKey
        self.clientAuthorities = clientAuthorities
    }
}
