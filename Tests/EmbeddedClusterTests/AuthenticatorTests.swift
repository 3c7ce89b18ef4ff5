import HTTPServing
import KubernetesAPI
import Measures
import Testing

@testable import EmbeddedCluster

@Suite struct AuthenticatorTests {
    private let now = Timestamp(seconds: 1_800_000_000)

    private func request(_ headers: HTTPHeaders, certificate: [UInt8]? = nil) -> HTTPRequest {
        HTTPRequest(method: "GET", path: "/", headers: headers, clientCertificate: certificate)
    }

    @Test func `nobody without credentials, with wrong ones, or with a password`() throws {
        let authenticator = try ServerFixture().server.authenticator
        #expect(authenticator.user(of: request([:]), now: now) == nil)
        #expect(authenticator.user(of: request(["Authorization": "Bearer wrong"]), now: now) == nil)
        #expect(authenticator.user(of: request(["Authorization": "Basic YTpi"]), now: now) == nil)
    }

    @Test func `a token's user is authenticated`() throws {
        let authenticator = try ServerFixture().server.authenticator
        let user = authenticator.user(of: request(["authorization": "bearer plain"]), now: now)
        #expect(user == User(name: "nobody", uid: "2", groups: ["system:authenticated"]))
    }

    @Test func `a client certificate speaks for its common name and organisations`() throws {
        let authority = try CertificateAuthority(now: now)
        let credential = try authority.clientCredential(user: "ann", groups: ["dev", "ops"])
        let user = try #require(ClientCertificate.user(der: PEMText.der(credential.certificate)))
        #expect(user.name == "ann")
        #expect(user.groups == ["dev", "ops"])
        #expect(ClientCertificate.user(der: [1, 2, 3]) == nil)
    }

    @Test func `a service account's token ends with its time and with its account`() async throws {
        let fixture = try ServerFixture()
        let account: JSONValue = ["apiVersion": "v1", "kind": "ServiceAccount", "metadata": ["name": "bot"]]
        _ = try await fixture.ask("POST", "/api/v1/namespaces/default/serviceaccounts", account)
        let path = "/api/v1/namespaces/default/serviceaccounts/bot"
        let answer = try await fixture.ask(
            "POST", "\(path)/token",
            [
                "apiVersion": "authentication.k8s.io/v1", "kind": "TokenRequest", "spec": ["expirationSeconds": 600],
            ])
        let token = try #require(answer.body["status"]?["token"]?.stringValue)
        let authenticator = fixture.server.authenticator
        let user = authenticator.user(token: token, now: fixture.time.now())
        #expect(user?.name == "system:serviceaccount:default:bot")
        #expect(authenticator.user(token: token, now: fixture.time.now() + .seconds(601)) == nil)
        _ = try await fixture.ask("DELETE", path)
        #expect(authenticator.user(token: token, now: fixture.time.now()) == nil)
    }
}
