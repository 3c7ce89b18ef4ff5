import Foundation
import Yams

/// A kubeconfig as it is written; every field may be absent.
///
/// Names are those of the file format, `client.config/v1`.
struct KubeconfigFile: Decodable {
    struct NamedCluster: Decodable {
        var name: String?
        var cluster: Cluster?
    }

    struct Cluster: Decodable {
        var server: String?
        var tlsServerName: String?
        var insecureSkipTLSVerify: Bool?
        var certificateAuthority: String?
        var certificateAuthorityData: String?
        var proxyURL: String?

        enum CodingKeys: String, CodingKey {
            case server
            case tlsServerName = "tls-server-name"
            case insecureSkipTLSVerify = "insecure-skip-tls-verify"
            case certificateAuthority = "certificate-authority"
            case certificateAuthorityData = "certificate-authority-data"
            case proxyURL = "proxy-url"
        }
    }

    struct NamedContext: Decodable {
        var name: String?
        var context: Context?
    }

    struct Context: Decodable {
        var cluster: String?
        var user: String?
        var namespace: String?
    }

    struct NamedUser: Decodable {
        var name: String?
        var user: User?
    }

    struct User: Decodable {
        var clientCertificate: String?
        var clientCertificateData: String?
        var clientKey: String?
        var clientKeyData: String?
        var token: String?
        var tokenFile: String?
        var username: String?
        var password: String?
        var asUser: String?
        var asUID: String?
        var asGroups: [String]?
        var exec: Exec?

        enum CodingKeys: String, CodingKey {
            case clientCertificate = "client-certificate"
            case clientCertificateData = "client-certificate-data"
            case clientKey = "client-key"
            case clientKeyData = "client-key-data"
            case token
            case tokenFile
            case username
            case password
            case asUser = "as"
            case asUID = "as-uid"
            case asGroups = "as-groups"
            case exec
        }
    }

    struct Exec: Decodable {
        struct Variable: Decodable {
            var name: String
            var value: String
        }

        var apiVersion: String?
        var command: String?
        var args: [String]?
        var env: [Variable]?
        var installHint: String?
        var provideClusterInfo: Bool?
        var interactiveMode: String?
    }

    var currentContext: String?
    var clusters: [NamedCluster]?
    var contexts: [NamedContext]?
    var users: [NamedUser]?

    enum CodingKeys: String, CodingKey {
        case currentContext = "current-context"
        case clusters
        case contexts
        case users
    }

    /// Reads YAML, and so JSON.
    ///
    /// - Throws: `LoginError` with the line where the text is no YAML or a field is of the wrong kind.
    init(yaml bytes: [UInt8], path: String) throws(LoginError) {
        let text = String(decoding: bytes, as: UTF8.self)
        guard !text.allSatisfy(\.isWhitespace) else { return }
        do {
            self = try YAMLDecoder().decode(KubeconfigFile.self, from: text)
        } catch {
            throw LoginError("kubeconfig \(path): \(Self.fault(of: error))")
        }
    }

    /// Names the place, never what stands there: it may be a secret.
    private static func fault(of error: any Error) -> String {
        let context: DecodingError.Context? =
            switch error as? DecodingError {
            case .typeMismatch(_, let context), .valueNotFound(_, let context), .keyNotFound(_, let context),
                .dataCorrupted(let context):
                context
            case nil: nil
            @unknown default: nil
            }
        if let fault = (context?.underlyingError ?? error) as? YamlError { return "no YAML\(place(of: fault))" }
        let field = (context?.codingPath ?? []).map { $0.intValue.map { "[\($0)]" } ?? $0.stringValue }
        guard !field.isEmpty else { return "it is no kubeconfig; accepted: kind Config" }
        return "field \(field.joined(separator: ".")) has a value of the wrong kind"
    }

    private static func place(of error: YamlError) -> String {
        switch error {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            ": line \(mark.line), column \(mark.column): \(problem)"
        case .no, .memory, .reader, .writer, .emitter, .representer, .dataCouldNotBeDecoded,
            .duplicatedKeysInMapping:
            ""
        }
    }
}
