import KubernetesAPI
import Measures
import Testing

@testable import EmbeddedCluster

@Suite struct ClusterIdentityTests {
    private let now = Timestamp(seconds: 1_800_000_000)

    private func json() throws -> JSONValue {
        try JSONValue(parsing: ClusterIdentity(adminToken: "admin", tokenKey: "key", now: now).bytes)
    }

    private func problem(_ json: JSONValue) -> String {
        do {
            _ = try ClusterIdentity(parsing: json.bytes, file: "f")
            return ""
        } catch {
            return error.description
        }
    }

    @Test func `what was written is read again`() throws {
        let first = try ClusterIdentity(adminToken: "admin", tokenKey: "key", now: now)
        let second = try ClusterIdentity(parsing: first.bytes, file: "f")
        #expect(second.authority.certificate == first.authority.certificate)
        #expect(second.server == first.server)
        #expect(second.adminToken == "admin")
        #expect(second.tokenKey == "key")
    }

    @Test func `the authority goes on signing in its name`() throws {
        let identity = try ClusterIdentity(parsing: try json().bytes, file: "f")
        let credential = try identity.authority.clientCredential(user: "ann", groups: ["dev"])
        #expect(credential.isWhole)
        #expect(ClientCertificate.user(der: PEMText.der(credential.certificate))?.name == "ann")
    }

    @Test func `what is damaged is named, and no secret shown`() throws {
        var damaged = try json()
        damaged["version"] = 2
        #expect(problem(damaged) == "f: version is 2; accepted: 1")
        damaged = try json()
        damaged["adminToken"] = nil
        #expect(problem(damaged) == "f: adminToken is missing; accepted: a text")
        damaged = try json()
        damaged["server"]?["privateKey"] = try json()["server"]?["privateKey"]
        #expect(problem(damaged) == "f: server is unreadable; accepted: a PEM certificate and its private key")
        damaged = try json()
        damaged["authority"]?["certificate"] = "none"
        #expect(problem(damaged) == "f: authority is unreadable; accepted: a PEM certificate and its private key")
    }
}
