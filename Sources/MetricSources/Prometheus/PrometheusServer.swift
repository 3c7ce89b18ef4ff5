import Foundation
import KubernetesClient

/// Where a Prometheus is, and how to log in; anything that speaks its HTTP API will do.
public struct PrometheusServer: Sendable {
    /// The largest file of a token or of authorities.
    static let fileBytesMax = 1 << 20

    /// Its URL, with a base path if it has one, without a slash at its end.
    public let url: String
    /// A file with a bearer token, read anew for each query since tokens are rotated in place; nil: none.
    let tokenFile: String?
    let trust: Trust

    /// Makes a server; nothing is sent yet.
    ///
    /// - Parameters:
    ///   - url: `http` or `https`, a host, and the base path of its API if that is not `/`.
    ///   - tokenFile: a file with a bearer token; nil: none is sent.
    ///   - authoritiesFile: a file with the certificates that may sign the server's, as PEM; nil: the system's.
    /// - Throws: what cannot be used, and what is accepted.
    public init(
        url: String, tokenFile: String? = nil, authoritiesFile: String? = nil
    ) throws(PrometheusServerError) {
        guard url.hasPrefix("http://") || url.hasPrefix("https://"), let host = URLComponents(string: url)?.host,
            !host.isEmpty, !url.contains("?"), !url.contains("#"), !url.contains("@")
        else {
            throw PrometheusServerError(
                option: "--prometheus-url", found: url,
                accepted: "an http or https URL without user, query and fragment, such as http://prometheus:9090")
        }
        self.url = url.hasSuffix("/") ? String(url.dropLast()) : url
        self.tokenFile = tokenFile
        var trust = Trust()
        if let authoritiesFile {
            trust.authorities = try Self.read(authoritiesFile, option: "--prometheus-ca-file")
        }
        self.trust = trust
        if let tokenFile { _ = try Self.read(tokenFile, option: "--prometheus-token-file") }
    }

    /// The headers that log in now.
    func headers() throws(PrometheusServerError) -> [TransferRequest.Header] {
        guard let tokenFile else { return [] }
        let bytes = try Self.read(tokenFile, option: "--prometheus-token-file")
        let token = String(decoding: bytes, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
        return [TransferRequest.Header("Authorization", "Bearer \(token)")]
    }

    private static func read(_ path: String, option: String) throws(PrometheusServerError) -> [UInt8] {
        guard let data = FileManager.default.contents(atPath: path), !data.isEmpty, data.count <= fileBytesMax else {
            throw PrometheusServerError(
                option: option, found: path, accepted: "a readable file of 1 to \(fileBytesMax) bytes")
        }
        return Array(data)
    }
}

/// A server that cannot be asked as it is described.
///
/// Reads: `--prometheus-url is "prometheus:9090"; accepted: an http or https URL …`.
public struct PrometheusServerError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The option of the command line.
    public var option: String
    /// Its value; of a file the path, never what is in it.
    public var found: String
    /// What would have been accepted.
    public var accepted: String

    /// One line for people.
    public var description: String { "\(option) is \"\(found)\"; accepted: \(accepted)" }
}
