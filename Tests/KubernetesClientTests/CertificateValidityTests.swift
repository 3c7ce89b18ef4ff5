import Measures
import Testing

@testable import KubernetesClient

@Suite struct CertificateValidityTests {
    /// Valid for one day in 2026; made with `openssl ca`.
    static let pem = """
        -----BEGIN CERTIFICATE-----
        MIIBAzCBqgIBATAKBggqhkjOPQQDAjAOMQwwCgYDVQQDDANvbGQwHhcNMjYwNjAx
        MTAwMDAwWhcNMjYwNjAyMTAwMDAwWjAOMQwwCgYDVQQDDANvbGQwWTATBgcqhkjO
        PQIBBggqhkjOPQMBBwNCAASz9K2fIiVTd9zFbOYWdFt4mCEXXunr7Bd+M2BnOVfE
        Qlk0EKX4EdgZMjlJhVDozO4rBn69/pIGr1ptvugjbgkFMAoGCCqGSM49BAMCA0gA
        MEUCIDiC1asHPgX0qdh8AXW3VAL/dspwsRe1N0J6beSYlGDuAiEAvAMQzZpDni+S
        CYVHDlKH5Q3yojUWxk8LZVg2iZE1qsg=
        -----END CERTIFICATE-----

        """

    /// Ends after 2049, where certificates change their form of time.
    private static let late = """
        -----BEGIN CERTIFICATE-----
        MIIBBDCBrAIBAjAKBggqhkjOPQQDAjAOMQwwCgYDVQQDDANuZXcwIBcNMjYwNjAx
        MTAwMDAwWhgPMjA1NjA2MDIxMDAwMDBaMA4xDDAKBgNVBAMMA25ldzBZMBMGByqG
        SM49AgEGCCqGSM49AwEHA0IABLP0rZ8iJVN33MVs5hZ0W3iYIRde6evsF34zYGc5
        V8RCWTQQpfgR2BkyOUmFUOjM7isGfr3+kgavWm2+6CNuCQUwCgYIKoZIzj0EAwID
        RwAwRAIgcmZl8h6WScdccmkP2a14qxKh/CXeIACD4fvvSio13mICICFXNWUpFE2B
        EG2X8gJOTufCvw3WQAxeu52ezugdr77g
        -----END CERTIFICATE-----
        """

    @Test func `the dates of a certificate are found`() {
        let validity = CertificateValidity(pem: Array(Self.pem.utf8))
        #expect(validity?.notBefore == Timestamp("2026-06-01T10:00:00Z"))
        #expect(validity?.notAfter == Timestamp("2026-06-02T10:00:00Z"))
        #expect(CertificateValidity(pem: Array(Self.late.utf8))?.notAfter == Timestamp("2056-06-02T10:00:00Z"))
    }

    @Test func `the first of several certificates counts, after any text`() {
        let bundle = "subject=CN = old\n" + Self.pem + Self.late
        #expect(CertificateValidity(pem: Array(bundle.utf8))?.notAfter == Timestamp("2026-06-02T10:00:00Z"))
    }

    @Test(arguments: ["", "nonsense", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----"])
    func `what is no certificate is none`(text: String) {
        #expect(CertificateValidity(pem: Array(text.utf8)) == nil)
    }

    @Test func `damaged certificates never trap`() {
        var random = RandomStreams(seed: 3).stream("damage")
        for _ in 0..<2_000 {
            var der = (0..<64).map { _ in UInt8.random(in: 0...255, using: &random) }
            der[0] = 0x30
            der[2] = 0x30
            _ = CertificateValidity(der: der)
        }
    }
}
