import SwiftASN1
import X509

/// Reads who a client certificate speaks for; the TLS layer has already verified it.
enum ClientCertificate {
    /// The user of a DER certificate: its common name, its organisations as groups; nil without a common name.
    static func user(der: [UInt8]) -> User? {
        guard let subject = try? Certificate(derEncoded: der).subject else { return nil }
        var user = User(name: "")
        for attribute in subject.lazy.flatMap({ $0 }) {
            guard let text = String(attribute.value) else { continue }
            switch attribute.type {
            case .RDNAttributeType.commonName: user.name = text
            case .RDNAttributeType.organizationName: user.groups.append(text)
            default: continue  // other attributes say nothing to Kubernetes
            }
        }
        return user.name.isEmpty ? nil : user
    }
}
