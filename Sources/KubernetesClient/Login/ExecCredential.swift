import KubernetesAPI
import Measures

/// What a credential plugin answered.
struct ExecCredential: Sendable {
    var token: String?
    var clientCertificate: [UInt8]?
    var clientKey: [UInt8]?
    /// nil: for the life of the process, or until the server refuses it.
    var expiresAt: Timestamp?

    /// Reads an `ExecCredential` object.
    ///
    /// - Parameters:
    ///   - output: what the plugin printed.
    ///   - apiVersion: the version that the kubeconfig names; the answer must name the same.
    /// - Throws: `LoginError` that says what was found and what is accepted.
    init(output: [UInt8], apiVersion: String) throws(LoginError) {
        let object: JSONValue
        do {
            object = try JSONValue(parsing: output)
        } catch {
            throw LoginError("its output is no JSON (\(error.reason)); accepted: an ExecCredential object")
        }
        let found = object["apiVersion"]?.stringValue ?? "no apiVersion"
        guard object["kind"]?.stringValue == "ExecCredential", found == apiVersion else {
            throw LoginError("it answered \(found); accepted: an ExecCredential of \(apiVersion)")
        }
        token = object[path: "status", "token"]?.stringValue
        clientCertificate = object[path: "status", "clientCertificateData"]?.stringValue.map { Array($0.utf8) }
        clientKey = object[path: "status", "clientKeyData"]?.stringValue.map { Array($0.utf8) }
        guard token != nil || (clientCertificate != nil && clientKey != nil) else {
            throw LoginError("it gave neither a token nor a client certificate with its key")
        }
        if let text = object[path: "status", "expirationTimestamp"]?.stringValue {
            guard let instant = Timestamp(text) else {
                throw LoginError("its expirationTimestamp \"\(text)\" is no RFC 3339 time")
            }
            expiresAt = instant
        }
    }
}
