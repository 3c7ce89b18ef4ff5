import Foundation
import KubernetesAPI
import Logging
import Measures

/// Turns a login into what each request carries, and keeps it fresh.
actor LoginSession {
    /// What a request carries.
    struct Pass: Sendable {
        var headers: [TransferRequest.Header]
        var trust: Trust
        var proxy: TransferRequest.Proxy
        /// Counts renewals: a 401 of an older pass renews nothing.
        fileprivate var number: Int
    }

    private let login: Login
    private let files: FileMaterial
    private let clock: any TimeSource
    private let log: Logger
    private var number = 0
    private var pluginCredential: ExecCredential?
    /// The run under way, which all requests of that moment wait for.
    private var pluginRun: Task<Result<ExecCredential, LoginError>, Never>?

    init(login: Login, clock: any TimeSource, log: Logger) {
        self.login = login
        self.clock = clock
        self.log = log
        files = FileMaterial(clock: clock, log: log)
    }

    /// What a request sent now carries.
    func pass() async throws(LoginError) -> Pass {
        var trust = Trust()
        trust.serverName = login.serverName
        trust.skipsVerification = login.skipsVerification
        if let authorities = login.authorities { trust.authorities = try await files.bytes(of: authorities) }
        if let certificate = login.clientCertificate, let key = login.clientKey {
            trust.clientCertificate = try await files.bytes(of: certificate)
            trust.clientKey = try await files.bytes(of: key)
        }
        var headers = login.impersonation
        if let token = login.token {
            headers.append(Self.bearer(String(decoding: try await files.bytes(of: token), as: UTF8.self)))
        } else if let basic = login.basic {
            let pair = Data("\(basic.username):\(basic.password)".utf8).base64EncodedString()
            headers.append(.init("Authorization", "Basic \(pair)"))
        } else if let plugin = login.plugin {
            let credential = try await credential(of: plugin)
            if let token = credential.token { headers.append(Self.bearer(token)) }
            if let certificate = credential.clientCertificate, let key = credential.clientKey {
                trust.clientCertificate = certificate
                trust.clientKey = key
            }
        }
        return Pass(headers: headers, trust: trust, proxy: login.proxy, number: number)
    }

    /// Notes that the server refused `pass` with 401.
    ///
    /// - Returns: whether another try may go better: files and plugins may give something newer, fixed text never does.
    func renew(after pass: Pass) async -> Bool {
        if pass.number < number { return true }
        switch (login.token, login.plugin) {
        case (.file?, _): await files.forget()
        case (nil, _?): pluginCredential = nil
        case (.bytes?, _), (nil, nil): return false
        }
        number += 1
        return true
    }

    /// Notes that server and client do not trust each other: after a change of certificates the files may know better.
    func distrust() async {
        await files.forget()
    }

    private static func bearer(_ token: String) -> TransferRequest.Header {
        .init("Authorization", "Bearer \(token.trimmingCharacters(in: .whitespacesAndNewlines))")
    }

    private func credential(of plugin: ExecPlugin) async throws(LoginError) -> ExecCredential {
        if let held = pluginCredential, held.expiresAt.map({ clock.now() < $0 }) ?? true { return held }
        let run = pluginRun ?? Task { await plugin.run() }
        pluginRun = run
        let result = await run.value
        pluginRun = nil
        let credential = try result.get()
        pluginCredential = credential
        return credential
    }
}
