import Foundation
import KubernetesAPI
import Measures
import Testing

@testable import KubernetesClient

@Suite struct LoginSessionTests {
    private let folder: Folder
    private let clock = TestClock()

    init() throws {
        folder = try Folder()
    }

    private func session(_ login: Login) -> LoginSession {
        LoginSession(login: login, clock: clock, log: .silent)
    }

    private func authorization(_ pass: LoginSession.Pass) -> String? {
        pass.headers.first { $0.name == "Authorization" }?.value
    }

    /// A plugin that counts its runs in a file and prints what `answer` makes of the number.
    private func plugin(_ answer: String, version: String = ExecPlugin.apiVersions[0]) throws -> ExecPlugin {
        // Read by a shell, not executed: a file that another test's child still has open for writing is busy.
        let script = try folder.write(
            "plugin", "echo x >> '\(folder.path)/runs'\nn=$(wc -l < '\(folder.path)/runs' | tr -d ' ')\n\(answer)\n")
        return ExecPlugin(
            command: "/bin/sh", arguments: [script], environment: ["PATH": "/usr/bin:/bin"], apiVersion: version)
    }

    private func login(_ plugin: ExecPlugin) -> Login {
        var login = Login()
        login.plugin = plugin
        return login
    }

    private var runs: Int {
        (try? String(contentsOfFile: "\(folder.path)/runs", encoding: .utf8))?.split(separator: "\n").count ?? 0
    }

    private func credential(_ status: String, version: String = "client.authentication.k8s.io/v1") -> String {
        #"echo '{"apiVersion":"\#(version)","kind":"ExecCredential","status":{\#(status)}}'"#
    }

    // MARK: Files

    @Test func `a token file is read again after a minute, and an unreadable one keeps its last content`() async throws
    {
        var login = Login()
        login.token = .file(try folder.write("token", "one\n"))
        let session = session(login)
        #expect(authorization(try await session.pass()) == "Bearer one")
        try folder.write("token", "two\n")
        clock.advance(by: .seconds(59))
        #expect(authorization(try await session.pass()) == "Bearer one")
        clock.advance(by: .seconds(1))
        #expect(authorization(try await session.pass()) == "Bearer two")
        try FileManager.default.removeItem(atPath: "\(folder.path)/token")
        clock.advance(by: .seconds(61))
        #expect(authorization(try await session.pass()) == "Bearer two")
    }

    @Test func `a 401 reads the token file at once`() async throws {
        var login = Login()
        login.token = .file(try folder.write("token", "one"))
        let session = session(login)
        let pass = try await session.pass()
        try folder.write("token", "two")
        #expect(await session.renew(after: pass))
        #expect(authorization(try await session.pass()) == "Bearer two")
        #expect(await session.renew(after: pass), "an older pass renews nothing, and may try again")
    }

    @Test func `a server that is not trusted any more is looked at with the CA file of now`() async throws {
        var login = Login()
        login.authorities = .file(try folder.write("ca.crt", "old"))
        let transport = ScriptedTransport([.failure(.untrusted("")), .response(200, "{}")])
        let configuration = ClientConfiguration(
            server: "https://test", namespace: "default", origin: "test", login: login)
        let client = Client(
            configuration: configuration, version: "1", transport: transport, clock: clock, log: .silent,
            metrics: CountingMetrics())
        await #expect(throws: ClientError.self) { try await client.read(ResourcePath(.pods), as: JSONValue.self) }
        try folder.write("ca.crt", "new")
        _ = try await client.read(ResourcePath(.pods), as: JSONValue.self)
        #expect(transport.requests.map(\.trust.authorities) == [Array("old".utf8), Array("new".utf8)])
    }

    @Test func `fixed credentials cannot be renewed`() async throws {
        var login = Login()
        login.token = .bytes(Array("t".utf8))
        let session = session(login)
        #expect(await session.renew(after: try await session.pass()) == false)
    }

    @Test func `a missing file is named`() async {
        var login = Login()
        login.authorities = .file("/nowhere/ca.crt")
        let session = session(login)
        await #expect(throws: LoginError("/nowhere/ca.crt: no such file, or not readable")) { try await session.pass() }
    }

    @Test func `name and password are HTTP's basic login`() async throws {
        var login = Login()
        login.basic = .init(username: "jane", password: "secret")
        #expect(authorization(try await session(login).pass()) == "Basic amFuZTpzZWNyZXQ=")
    }

    // MARK: Plugins

    @Test func `a plugin runs once for many requests, until its credential expires`() async throws {
        let until = (clock.now() + .seconds(600)).text()
        let session = session(
            login(try plugin(credential(#""token":"t'$n'","expirationTimestamp":"\#(until)""#))))
        let seen = try await withThrowingTaskGroup(of: String?.self) { group in
            for _ in 0..<10 { group.addTask { authorization(try await session.pass()) } }
            return try await group.reduce(into: Set<String?>()) { $0.insert($1) }
        }
        #expect(seen == ["Bearer t1"])
        clock.advance(by: .seconds(599))
        #expect(authorization(try await session.pass()) == "Bearer t1")
        clock.advance(by: .seconds(1))
        #expect(authorization(try await session.pass()) == "Bearer t2")
        #expect(runs == 2)
    }

    @Test func `a 401 runs the plugin again`() async throws {
        let session = session(login(try plugin(credential(#""token":"t'$n'""#))))
        let pass = try await session.pass()
        #expect(await session.renew(after: pass))
        #expect(authorization(try await session.pass()) == "Bearer t2")
    }

    @Test func `a client renews once on 401 and goes on`() async throws {
        let transport = ScriptedTransport([.response(401, "{}"), .response(200, "{}")])
        var configuration = ClientConfiguration(server: "https://test")
        configuration = ClientConfiguration(
            server: configuration.server, namespace: "default", origin: "test",
            login: login(try plugin(credential(#""token":"t'$n'""#))))
        let client = Client(
            configuration: configuration, version: "1", transport: transport, clock: clock, log: .silent,
            metrics: CountingMetrics())
        _ = try await client.read(ResourcePath(.pods), as: JSONValue.self)
        #expect(
            transport.requests.compactMap { $0.headers.first { $0.name == "Authorization" }?.value }
                == ["Bearer t1", "Bearer t2"])
    }

    @Test func `a plugin may give a client certificate`() async throws {
        let session = session(
            login(try plugin(credential(#""clientCertificateData":"CERT","clientKeyData":"KEY""#))))
        let trust = try await session.pass().trust
        #expect(trust.clientCertificate == Array("CERT".utf8))
        #expect(trust.clientKey == Array("KEY".utf8))
    }

    @Test func `a plugin is told the version, the cluster if it asks, and that nobody is there to ask`() async throws {
        var asking = try plugin(
            "printf '%s' \"$KUBERNETES_EXEC_INFO\" > '\(folder.path)/info'\n" + credential(#""token":"t""#))
        asking.clusterInfo = ["server": "https://h"]
        _ = try await session(login(asking)).pass()
        let info = try JSONValue(parsing: try String(contentsOfFile: "\(folder.path)/info", encoding: .utf8))
        #expect(
            info == [
                "apiVersion": "client.authentication.k8s.io/v1", "kind": "ExecCredential",
                "spec": ["interactive": false, "cluster": ["server": "https://h"]],
            ])
    }

    @Test(
        arguments: [
            ("exit 3", "it ended with code 3"), ("echo no", "its output is no JSON"),
            (
                #"echo '{"apiVersion":"client.authentication.k8s.io/v1beta1","kind":"ExecCredential"}'"#,
                "it answered client.authentication.k8s.io/v1beta1; accepted"
            ),
            (
                #"echo '{"apiVersion":"client.authentication.k8s.io/v1","kind":"ExecCredential"}'"#,
                "neither a token nor"
            ),
            (
                """
                echo '{"apiVersion":"client.authentication.k8s.io/v1","kind":"ExecCredential",
                "status":{"token":"s","expirationTimestamp":"soon"}}'
                """,
                "no RFC 3339 time"
            ),
            ("head -c 2000000 /dev/zero", "more output than 1048576 bytes"),
        ]) func `a plugin that fails says which and why, never what it printed`(answer: String, said: String)
        async throws
    {
        let failing = try plugin(answer)
        let session = session(login(failing))
        do {
            _ = try await session.pass()
            Issue.record("no error")
        } catch {
            #expect(error.description.hasPrefix("exec plugin \"\(failing.command)\": "))
            #expect(error.description.contains(said), "\(error)")
        }
    }

    @Test func `a plugin that says nothing is stopped`() throws {
        var process = PluginProcess(path: "/bin/sleep", arguments: ["60"], environment: [:])
        process.deadline = .milliseconds(200)
        #expect(throws: LoginError("no answer within 0.2 s")) { try process.output() }
    }
}
