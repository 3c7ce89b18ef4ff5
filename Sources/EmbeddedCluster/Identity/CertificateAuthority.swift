import Crypto
import Foundation
public import Measures
import SwiftASN1
import X509

/// A certificate authority that lives as long as the cluster: it signs the server's certificate and clients'.
public struct CertificateAuthority: Sendable {
    /// A certificate with its private key.
    public struct Credential: Hashable, Sendable {
        /// The certificate as PEM.
        public var certificate: String
        /// The private key as PEM, PKCS#8.
        public var privateKey: String

        /// Whether both can be read and belong together.
        var isWhole: Bool {
            guard let certificate = try? Certificate(pemEncoded: certificate),
                let key = try? Certificate.PrivateKey(pemEncoded: privateKey)
            else { return false }
            return certificate.publicKey == key.publicKey
        }
    }

    /// The authority's own certificate as PEM: what clients must trust.
    public var certificate: String { root.certificate }

    /// The certificate and the key that signs.
    let root: Credential
    private let name: DistinguishedName
    private let key: Certificate.PrivateKey
    private let validity: ClosedRange<Date>

    /// How long certificates are valid: longer than any cluster in a process lives.
    private static let lifetime = TimeInterval(365 * 86_400)

    /// Makes an authority with a new key.
    ///
    /// - Parameter now: the instant on the clock that clients check certificates by.
    /// - Throws: what the library cannot encode.
    public init(now: Timestamp) throws {
        // A minute in the past: clocks differ.
        let start = Date(timeIntervalSince1970: TimeInterval(now.wholeSeconds - 60))
        validity = start...start.addingTimeInterval(Self.lifetime)
        key = Certificate.PrivateKey(P256.Signing.PrivateKey())
        name = try DistinguishedName { CommonName("outrider-embedded-ca") }
        let signed = try Certificate(
            version: .v3, serialNumber: Certificate.SerialNumber(), publicKey: key.publicKey,
            notValidBefore: validity.lowerBound, notValidAfter: validity.upperBound, issuer: name, subject: name,
            signatureAlgorithm: .ecdsaWithSHA256,
            extensions: try Certificate.Extensions {
                Critical(BasicConstraints.isCertificateAuthority(maxPathLength: nil))
                Critical(KeyUsage(keyCertSign: true, cRLSign: true))
            },
            issuerPrivateKey: key)
        root = Credential(
            certificate: try signed.serializeAsPEM().pemString, privateKey: try key.serializeAsPEM().pemString)
    }

    /// Goes on with the key of an earlier authority.
    ///
    /// - Throws: what the library cannot read.
    init(_ credential: Credential) throws {
        let certificate = try Certificate(pemEncoded: credential.certificate)
        root = credential
        name = certificate.subject
        key = try Certificate.PrivateKey(pemEncoded: credential.privateKey)
        validity = certificate.notValidBefore...certificate.notValidAfter
    }

    /// Signs a server certificate.
    ///
    /// - Parameters:
    ///   - names: DNS names that clients may call the server by.
    ///   - addresses: the IPv4 addresses likewise, four bytes each.
    /// - Returns: the certificate and its key.
    /// - Throws: what the library cannot encode.
    public func serverCredential(names: [String], addresses: [[UInt8]]) throws -> Credential {
        let alternatives =
            names.map { GeneralName.dnsName($0) }
            + addresses.map { GeneralName.ipAddress(ASN1OctetString(contentBytes: $0[...])) }
        return try credential(
            subject: try DistinguishedName { CommonName("outrider-embedded-apiserver") }, usage: .serverAuth,
            alternatives: alternatives)
    }

    /// Signs a client certificate for a user (the common name) in groups (the organisations).
    ///
    /// - Throws: what the library cannot encode.
    public func clientCredential(user: String, groups: [String]) throws -> Credential {
        let subject = try DistinguishedName {
            for group in groups { OrganizationName(group) }
            CommonName(user)
        }
        return try credential(subject: subject, usage: .clientAuth, alternatives: [])
    }

    private func credential(
        subject: DistinguishedName, usage: ExtendedKeyUsage.Usage, alternatives: [GeneralName]
    ) throws -> Credential {
        let key = Certificate.PrivateKey(P256.Signing.PrivateKey())
        let signed = try Certificate(
            version: .v3, serialNumber: Certificate.SerialNumber(), publicKey: key.publicKey,
            notValidBefore: validity.lowerBound, notValidAfter: validity.upperBound, issuer: name, subject: subject,
            signatureAlgorithm: .ecdsaWithSHA256,
            extensions: try Certificate.Extensions {
                Critical(BasicConstraints.notCertificateAuthority)
                Critical(KeyUsage(digitalSignature: true))
                try ExtendedKeyUsage([usage])
                if !alternatives.isEmpty { SubjectAlternativeNames(alternatives) }
            },
            issuerPrivateKey: self.key)
        return Credential(
            certificate: try signed.serializeAsPEM().pemString, privateKey: try key.serializeAsPEM().pemString)
    }
}
