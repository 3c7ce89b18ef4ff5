import Measures
import NIOConcurrencyHelpers

/// The tokens that the server gave out to service accounts.
///
/// A token is good until it expires, and only while its service account is there with the same uid.
final class ServiceAccountTokens: Sendable {
    /// A token and what is known of it.
    struct Token: Hashable, Sendable {
        var text: String
        var namespace: String
        var name: String
        var uid: String
        var credentialID: String
        var expires: Timestamp
    }

    /// Tokens that are kept; beyond, those that expire first go first.
    private static let countMax = 10_000

    private let tokens = NIOLockedValueBox<[String: Token]>([:])
    private let random: RandomTexts

    init(random: RandomTexts) {
        self.random = random
    }

    /// Makes a token of a service account.
    func mint(namespace: String, name: String, uid: String, expires: Timestamp, now: Timestamp) -> Token {
        let token = Token(
            text: random.token(), namespace: namespace, name: name, uid: uid, credentialID: "JTI=\(random.uid())",
            expires: expires)
        tokens.withLockedValue { tokens in
            if tokens.count >= Self.countMax {
                tokens = tokens.filter { $0.value.expires > now }
            }
            if tokens.count >= Self.countMax, let first = tokens.min(by: { $0.value.expires < $1.value.expires }) {
                tokens[first.key] = nil
            }
            tokens[token.text] = token
        }
        return token
    }

    /// The token of this text; nil if it was never given out or has expired.
    func find(_ text: String, now: Timestamp) -> Token? {
        tokens.withLockedValue { tokens in
            guard let token = tokens[text] else { return nil }
            if token.expires > now { return token }
            tokens[text] = nil
            return nil
        }
    }
}
