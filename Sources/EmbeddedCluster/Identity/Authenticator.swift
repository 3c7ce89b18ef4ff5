import HTTPServing
import Measures

/// Tells who sends a request: by client certificate, static token or service account token.
///
/// Nobody is anonymous.
struct Authenticator: Sendable {
    let tokenFile: TokenFile
    let serviceAccountTokens: ServiceAccountTokens
    let store: SharedStore

    /// The sender; nil answers 401.
    func user(of request: HTTPRequest, now: Timestamp) -> User? {
        if let authorization = request.headers["Authorization"] {
            guard let token = Self.bearer(authorization) else { return nil }
            return user(token: token, now: now)
        }
        return request.clientCertificate.flatMap(ClientCertificate.user(der:))?.authenticated
    }

    /// Who shows `token`; nil if it is unknown, expired, or its service account is gone.
    func user(token text: String, now: Timestamp) -> User? {
        if let user = tokenFile.user(token: text) { return user.authenticated }
        guard let token = serviceAccountTokens.find(text, now: now) else { return nil }
        let key = StoredObject.key(namespace: token.namespace, name: token.name)
        guard store.read({ $0.find("serviceaccounts", key) })?.object.uid == token.uid else { return nil }
        var user = User.serviceAccount(namespace: token.namespace, name: token.name, uid: token.uid)
        user.extra["authentication.kubernetes.io/credential-id"] = [token.credentialID]
        return user
    }

    private static func bearer(_ authorization: String) -> String? {
        let words = authorization.split(separator: " ")
        guard words.count == 2, words[0].lowercased() == "bearer" else { return nil }
        return String(words[1])
    }
}
