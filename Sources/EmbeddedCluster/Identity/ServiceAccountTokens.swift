import Crypto
import KubernetesAPI
import Measures

/// The tokens of service accounts: signed claims, so that the server remembers none of them.
///
/// A token is good until it expires, and only while its service account is there with the same uid. It is a JWT with
/// the claims of kube-apiserver's (RFC 7519), signed with HMAC-SHA-256: nobody but this server checks it.
struct ServiceAccountTokens: Sendable {
    /// A token and what it claims.
    struct Token: Hashable, Sendable {
        var text: String
        var namespace: String
        var name: String
        var uid: String
        var credentialID: String
        /// To the second.
        var expires: Timestamp
    }

    private static let issuer: JSONValue = "https://kubernetes.default.svc.cluster.local"
    private static let header = Base64URL.text((["alg": "HS256", "typ": "JWT"] as JSONValue).bytes)

    private let random: RandomTexts
    private let key: SymmetricKey

    /// Signs with `key`, a text that is not to be guessed; nil makes one.
    init(random: RandomTexts, key: String? = nil) {
        self.random = random
        self.key = SymmetricKey(data: Array((key ?? random.token()).utf8))
    }

    /// Makes a token of a service account.
    func mint(namespace: String, name: String, uid: String, expires: Timestamp, now: Timestamp) -> Token {
        let id = random.uid()
        let claims: JSONValue = [
            "iss": Self.issuer, "sub": .string("system:serviceaccount:\(namespace):\(name)"), "jti": .string(id),
            "iat": .integer(now.wholeSeconds), "nbf": .integer(now.wholeSeconds),
            "exp": .integer(expires.wholeSeconds),
            "kubernetes.io": [
                "namespace": .string(namespace), "serviceaccount": ["name": .string(name), "uid": .string(uid)],
            ],
        ]
        let signed = "\(Self.header).\(Base64URL.text(claims.bytes))"
        let signature = HMAC<SHA256>.authenticationCode(for: Array(signed.utf8), using: key)
        return Token(
            text: "\(signed).\(Base64URL.text(Array(signature)))", namespace: namespace, name: name, uid: uid,
            credentialID: "JTI=\(id)", expires: expires.cutToSecond)
    }

    /// The token of this text; nil if it was never given out or has expired.
    func find(_ text: String, now: Timestamp) -> Token? {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 3, let signature = Base64URL.bytes(parts[2]), let bytes = Base64URL.bytes(parts[1]),
            HMAC<SHA256>.isValidAuthenticationCode(
                signature, authenticating: Array("\(parts[0]).\(parts[1])".utf8), using: key),
            let claims = try? JSONValue(parsing: bytes),
            let namespace = claims["kubernetes.io"]?["namespace"]?.stringValue,
            let name = claims["kubernetes.io"]?["serviceaccount"]?["name"]?.stringValue,
            let uid = claims["kubernetes.io"]?["serviceaccount"]?["uid"]?.stringValue,
            let id = claims["jti"]?.stringValue, let expires = claims["exp"]?.integerValue
        else { return nil }
        let token = Token(
            text: text, namespace: namespace, name: name, uid: uid, credentialID: "JTI=\(id)",
            expires: Timestamp(seconds: expires))
        return token.expires > now ? token : nil
    }
}
