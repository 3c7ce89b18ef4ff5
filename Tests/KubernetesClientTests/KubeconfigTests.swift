import Foundation
import Logging
import Measures
import Testing

@testable import KubernetesClient

@Suite struct KubeconfigTests {
    private let folder: Folder

    init() throws {
        folder = try Folder()
    }

    private func load(
        _ files: [String], context: String? = nil, environment: [String: String] = ["PATH": "/bin"]
    ) throws -> ClientConfiguration {
        try Kubeconfig(paths: files, skipsMissing: true).configuration(context: context, environment: environment)
    }

    private func text(_ body: () throws -> Void) -> String {
        do {
            try body()
            return "no error"
        } catch {
            return "\(error)"
        }
    }

    private func config(user: String = "{token: t}", cluster: String = "{server: 'https://h:6443/'}") -> String {
        """
        apiVersion: v1
        kind: Config
        current-context: c
        contexts: [{name: c, context: {cluster: k, user: u, namespace: shop}}]
        clusters: [{name: k, cluster: \(cluster)}]
        users: [{name: u, user: \(user)}]
        """
    }

    @Test func `a context names server, namespace and user`() throws {
        let file = try folder.write("config", config())
        let found = try load([file])
        #expect(found.server == "https://h:6443")
        #expect(found.namespace == "shop")
        #expect(found.origin == "kubeconfig \(file), context c")
        #expect(found.login.token == .bytes(Array("t".utf8)))
    }

    @Test func `credentials come inline or from files beside the kubeconfig`() throws {
        let file = try folder.write(
            "sub/config",
            config(
                user: "{client-certificate: pki/c.crt, client-key-data: \(Data("key".utf8).base64EncodedString())}",
                cluster: "{server: 'https://h', certificate-authority: /etc/ca.crt, tls-server-name: k8s}"))
        let login = try load([file]).login
        #expect(login.clientCertificate == .file("\(folder.path)/sub/pki/c.crt"))
        #expect(login.clientKey == .bytes(Array("key".utf8)))
        #expect(login.authorities == .file("/etc/ca.crt"))
        #expect(login.serverName == "k8s")
    }

    @Test func `inline bytes win over a file, a token file over a token`() throws {
        let file = try folder.write(
            "config",
            config(
                user: "{token: t, tokenFile: token}",
                cluster: "{server: 'https://h', certificate-authority: a, certificate-authority-data: 'QQ=='}"))
        let login = try load([file]).login
        #expect(login.token == .file("\(folder.path)/token"))
        #expect(login.authorities == .bytes([0x41]))
    }

    @Test func `of a list of files the first word counts, and missing files are passed over`() throws {
        let first = try folder.write(
            "first",
            """
            current-context: second
            clusters: [{name: k, cluster: {server: 'https://first'}}]
            """)
        let second = try folder.write(
            "second",
            """
            current-context: first
            contexts: [{name: second, context: {cluster: k, user: u}}]
            clusters: [{name: k, cluster: {server: 'https://second'}}]
            users: [{name: u, user: {username: jane, password: secret}}]
            """)
        let found = try load([folder.path + "/missing", first, second])
        #expect(found.server == "https://first")
        #expect(found.namespace == "default")
        #expect(found.login.basic == .init(username: "jane", password: "secret"))
    }

    @Test func `KUBECONFIG is a list, a flag is one file, and home is the last`() throws {
        let first = try folder.write("first", config())
        let home = try folder.write(".kube/config", config(cluster: "{server: 'https://home'}"))
        #expect(home.hasSuffix("/.kube/config"))
        func server(_ flag: String?, _ environment: [String: String]) throws -> String {
            try ClientConfiguration.load(
                kubeconfig: flag, context: nil, environment: environment, now: Timestamp(seconds: 0), log: .silent
            ).server
        }
        #expect(try server(first, ["KUBECONFIG": "/nowhere"]) == "https://h:6443")
        #expect(try server(nil, ["KUBECONFIG": "/nowhere:\(first)", "HOME": folder.path]) == "https://h:6443")
        #expect(try server(nil, ["HOME": folder.path]) == "https://home")
    }

    @Test func `impersonation is asked for in headers`() throws {
        let file = try folder.write("config", config(user: "{token: t, as: jane, as-groups: [a, b], as-uid: '7'}"))
        #expect(
            try load([file]).login.impersonation == [
                .init("Impersonate-User", "jane"), .init("Impersonate-Uid", "7"), .init("Impersonate-Group", "a"),
                .init("Impersonate-Group", "b"),
            ])
    }

    // MARK: What must be said

    @Test func `without a current context the choices are named`() throws {
        let file = try folder.write("config", "contexts: [{name: b, context: {}}, {name: a, context: {}}]")
        #expect(
            text { _ = try load([file]) }
                == "kubeconfig \(file): no current context; accepted: a, b: choose one with --context, "
                + "or kubectl config use-context NAME")
    }

    @Test func `names that lead nowhere are named`() throws {
        let file = try folder.write("config", config())
        #expect(
            text { _ = try load([file], context: "x") }
                == "kubeconfig \(file): context \"x\" does not exist; accepted: c")
        let lost = try folder.write("lost", config().replacingOccurrences(of: "user: u", with: "user: w"))
        #expect(
            text { _ = try load([lost]) }
                == "kubeconfig \(lost), context c: user \"w\" does not exist; accepted: u")
        let adrift = try folder.write("adrift", config().replacingOccurrences(of: "cluster: k", with: "cluster: l"))
        #expect(
            text { _ = try load([adrift]) }
                == "kubeconfig \(adrift), context c: cluster \"l\" does not exist; accepted: k")
    }

    @Test func `a missing file, no YAML, and a field of the wrong kind are told without their content`() throws {
        #expect(
            text { _ = try load(["/nowhere/a", "/nowhere/b"]) }
                == "no kubeconfig: none of /nowhere/a, /nowhere/b is there")
        let broken = try folder.write("broken", "a: [secret\nb: {")
        let said = text { _ = try load([broken]) }
        #expect(said.hasPrefix("kubeconfig \(broken): no YAML: line "))
        #expect(!said.contains("secret"))
        let odd = try folder.write("odd", "users: [{name: u, user: {as-groups: secret}}]")
        #expect(
            text { _ = try load([odd]) }
                == "kubeconfig \(odd): field users.[0].user.as-groups has a value of the wrong kind")
    }

    @Test(
        arguments: [
            ("{client-certificate: a}", "client-key is missing; accepted: a client certificate with its key"),
            ("{client-key-data: '%%%', client-certificate: a}", "client-key-data is no base64"),
            (
                "{exec: {apiVersion: v0, command: a}}",
                "exec apiVersion is \"v0\"; accepted: client.authentication.k8s.io/v1"
            ),
            (
                "{exec: {apiVersion: client.authentication.k8s.io/v1, command: not-there, installHint: get it}}",
                "exec plugin \"not-there\" not found in PATH; get it"
            ),
            (
                "{exec: {apiVersion: client.authentication.k8s.io/v1, command: sh, interactiveMode: Always}}",
                "wants a terminal"
            ),
        ]) func `a user that cannot work is refused at the start`(user: String, said: String) throws
    {
        let file = try folder.write("config", config(user: user))
        let found = text { _ = try load([file]) }
        #expect(found.hasPrefix("kubeconfig \(file), context c: user \"u\": "))
        #expect(found.contains(said), "\(found)")
    }

    @Test(arguments: ["", "h:6443", "tcp://h"]) func `a server that is no URL is named`(server: String) throws {
        let file = try folder.write("config", config(cluster: "{server: '\(server)'}"))
        #expect(text { _ = try load([file]) }.hasSuffix("server \"\(server)\" is no URL; accepted: https://HOST:PORT"))
    }

    @Test func `skipping verification beside a CA is a contradiction`() throws {
        let file = try folder.write(
            "config", config(cluster: "{server: 'https://h', insecure-skip-tls-verify: true, certificate-authority: a}")
        )
        #expect(text { _ = try load([file]) }.contains("exclude each other"))
    }

    @Test func `an expired client certificate is told with its date`() throws {
        let file = try folder.write(
            "config", config(user: "{client-certificate: c.crt, client-key: c.key}"))
        try folder.write("c.crt", CertificateValidityTests.pem)
        func load(at time: String) throws -> ClientConfiguration {
            try ClientConfiguration.load(
                kubeconfig: file, context: nil, environment: [:], now: try #require(Timestamp(time)), log: .silent)
        }
        _ = try load(at: "2026-06-01T00:00:00Z")
        #expect(
            text { _ = try load(at: "2056-06-01T00:00:00Z") }
                == "kubeconfig \(file), context c: the client certificate expired at 2026-06-02T10:00:00Z; "
                + "get a new one from the cluster")
    }
}
