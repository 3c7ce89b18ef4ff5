import KubernetesAPI
import KubernetesClient
import Measures
import Testing

/// TLS over real sockets, with certificates that openssl makes for each run.
@Suite struct TLSTests {
    private let server: LocalServer
    private let transport: CurlTransport

    init() throws {
        server = try LocalServer.secure.get()
        transport = try CurlTransport()
    }

    private func request(_ path: String, authorities: String? = "ca.crt") throws -> TransferRequest {
        var request = TransferRequest(.get, server.url(path), bytesMax: 1 << 20)
        request.proxy = .none
        request.deadline = .seconds(10)
        request.trust.authorities = try authorities.map(server.pem)
        return request
    }

    @Test func `a server of our CA is believed`() async throws {
        #expect(try await transport.send(request("/hello")).status == 200)
    }

    @Test(arguments: ["other.crt", nil]) func `a server of another CA is not`(authorities: String?) async throws {
        let sent = try request("/hello", authorities: authorities)
        do {
            _ = try await transport.send(sent)
            Issue.record("believed")
        } catch {
            guard case .untrusted = error else {
                Issue.record("\(error)")
                return
            }
        }
    }

    @Test func `a client certificate names us`() async throws {
        var sent = try request("/echo")
        sent.trust.clientCertificate = try server.pem("client.crt")
        sent.trust.clientKey = try server.pem("client.key")
        let subject = try JSONValue(json: try await transport.send(sent).body)["subject"]
        #expect(subject?["commonName"] == "jane")
        #expect(subject?["organizationName"] == "team")
    }

    @Test func `a client certificate that is none is refused with the reason`() async throws {
        var sent = try request("/echo")
        sent.trust.clientCertificate = Array("nonsense".utf8)
        sent.trust.clientKey = try server.pem("client.key")
        let bad = sent
        await #expect(throws: TransferError.self) { try await transport.send(bad) }
        do {
            _ = try await transport.send(bad)
        } catch {
            guard case .credentials = error else {
                Issue.record("\(error)")
                return
            }
        }
    }

    @Test func `the name in the certificate may differ from the host, and must be there`() async throws {
        var named = try request("/echo")
        named.trust.serverName = "kubernetes"
        let headers = try JSONValue(json: try await transport.send(named).body)["headers"]
        #expect(headers?["host"] == .string("127.0.0.1:\(server.port)"))
        named.trust.serverName = "somebody-else"
        let wrong = named
        await #expect(throws: TransferError.self) { try await transport.send(wrong) }
    }

    @Test func `verification is skipped only when told`() async throws {
        var sent = try request("/hello", authorities: "other.crt")
        sent.trust.skipsVerification = true
        #expect(try await transport.send(sent).status == 200)
        sent.trust.skipsVerification = false
        let strict = sent
        await #expect(throws: TransferError.self) { try await transport.send(strict) }
    }

    @Test func `a client logs in with certificate and key from memory`() async throws {
        let configuration = ClientConfiguration(
            server: server.url(""), authorities: try server.pem("ca.crt"),
            clientCertificate: try server.pem("client.crt"), clientKey: try server.pem("client.key"))
        let client = Client(
            configuration: configuration, version: "1", transport: transport, clock: TestClock(), log: .silent,
            metrics: CountingMetrics())
        let answers = try await withThrowingTaskGroup(of: JSONValue.self) { group in
            for _ in 0..<50 {
                group.addTask { try await client.read(ResourcePath(segments: ["echo"], label: "echo")) }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(answers.count == 50)
        #expect(answers.allSatisfy { $0[path: "subject", "commonName"] == "jane" })
    }
}
