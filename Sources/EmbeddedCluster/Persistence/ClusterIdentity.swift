import KubernetesAPI
import Measures

/// What makes a cluster itself to its clients: whom they trust, and what it gave out to them.
struct ClusterIdentity: Sendable {
    /// Raised when older programs can no longer read the file.
    private static let version: Int64 = 1

    let authority: CertificateAuthority
    /// What the server shows.
    let server: CertificateAuthority.Credential
    /// Of a member of `system:masters`.
    let adminToken: String
    /// What service account tokens are signed with.
    let tokenKey: String

    /// Makes the identity of a new cluster.
    ///
    /// - Parameters:
    ///   - adminToken: not to be guessed.
    ///   - tokenKey: likewise.
    ///   - now: the instant on the clock that clients check certificates by.
    /// - Throws: what the certificate library cannot encode.
    init(adminToken: String, tokenKey: String, now: Timestamp) throws {
        authority = try CertificateAuthority(now: now)
        server = try authority.serverCredential(
            names: [
                "localhost", "kubernetes", "kubernetes.default", "kubernetes.default.svc",
                "kubernetes.default.svc.cluster.local",
            ], addresses: [[127, 0, 0, 1], [10, 96, 0, 1]])
        self.adminToken = adminToken
        self.tokenKey = tokenKey
    }

    /// Reads what `bytes` wrote.
    ///
    /// - Parameters:
    ///   - bytes: the file.
    ///   - file: its path, for error texts.
    /// - Throws: for the first member that is missing or cannot be read.
    init(parsing bytes: [UInt8], file: String) throws(DataDirectoryError) {
        func error(_ field: String, _ found: String, accepted: String) -> DataDirectoryError {
            DataDirectoryError(file: file, field: field, found: found, accepted: accepted)
        }
        func text(_ value: JSONValue?, _ field: String) throws(DataDirectoryError) -> String {
            guard let text = value?.stringValue, !text.isEmpty else {
                throw error(field, value == nil ? "missing" : "no text", accepted: "a text")
            }
            return text
        }
        func credential(_ value: JSONValue?, _ field: String) throws(DataDirectoryError)
            -> CertificateAuthority.Credential
        {
            let credential = CertificateAuthority.Credential(
                certificate: try text(value?["certificate"], "\(field).certificate"),
                privateKey: try text(value?["privateKey"], "\(field).privateKey"))
            guard credential.isWhole else {
                throw error(field, "unreadable", accepted: "a PEM certificate and its private key")
            }
            return credential
        }
        let json: JSONValue
        do {
            json = try JSONValue(parsing: bytes)
        } catch let problem {
            throw error("the file", "\(problem)", accepted: "the identity of a cluster")
        }
        guard json["version"]?.integerValue == Self.version else {
            let found = json["version"].map(\.text) ?? "missing"
            throw error("version", found, accepted: "\(Self.version)")
        }
        let authority = try credential(json["authority"], "authority")
        do {
            self.authority = try CertificateAuthority(authority)
        } catch let problem {
            throw error("authority", "\(problem)", accepted: "a PEM certificate and its private key")
        }
        server = try credential(json["server"], "server")
        adminToken = try text(json["adminToken"], "adminToken")
        tokenKey = try text(json["tokenKey"], "tokenKey")
    }

    /// The file's text.
    var bytes: [UInt8] {
        func json(_ credential: CertificateAuthority.Credential) -> JSONValue {
            ["certificate": .string(credential.certificate), "privateKey": .string(credential.privateKey)]
        }
        let json: JSONValue = [
            "version": .integer(Self.version), "authority": json(authority.root), "server": json(server),
            "adminToken": .string(adminToken), "tokenKey": .string(tokenKey),
        ]
        return json.bytes
    }
}
