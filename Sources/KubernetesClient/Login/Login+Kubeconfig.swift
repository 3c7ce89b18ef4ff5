import Foundation
import KubernetesAPI

extension Login {
    /// Takes what a cluster's entry says.
    mutating func apply(_ entry: Kubeconfig.Entry<KubeconfigFile.Cluster>) throws(LoginError) {
        let cluster = entry.value
        authorities = try Self.material(
            data: cluster.certificateAuthorityData, file: cluster.certificateAuthority, folder: entry.folder,
            field: "certificate-authority-data")
        serverName = Self.text(cluster.tlsServerName)
        skipsVerification = cluster.insecureSkipTLSVerify ?? false
        if skipsVerification, authorities != nil {
            throw LoginError("insecure-skip-tls-verify and certificate-authority exclude each other; keep the second")
        }
        if let proxy = Self.text(cluster.proxyURL) { self.proxy = .url(proxy) }
    }

    /// Takes what a user's entry says.
    ///
    /// - Parameters:
    ///   - entry: the user.
    ///   - cluster: the cluster, which a plugin may ask for.
    ///   - environment: what a plugin runs in.
    /// - Throws: `LoginError` that names the field.
    mutating func apply(
        _ entry: Kubeconfig.Entry<KubeconfigFile.User>, cluster: Kubeconfig.Entry<KubeconfigFile.Cluster>,
        environment: [String: String]
    ) throws(LoginError) {
        let user = entry.value
        clientCertificate = try Self.material(
            data: user.clientCertificateData, file: user.clientCertificate, folder: entry.folder,
            field: "client-certificate-data")
        clientKey = try Self.material(
            data: user.clientKeyData, file: user.clientKey, folder: entry.folder, field: "client-key-data")
        guard (clientCertificate == nil) == (clientKey == nil) else {
            let missing = clientKey == nil ? "client-key" : "client-certificate"
            throw LoginError("\(missing) is missing; accepted: a client certificate with its key")
        }
        // As kubectl: a token file is read anew and so wins over the text beside it.
        if let file = Self.text(user.tokenFile) {
            token = .file(Self.path(file, in: entry.folder))
        } else if let text = Self.text(user.token) {
            token = .bytes(Array(text.utf8))
        }
        if let username = Self.text(user.username) {
            basic = Basic(username: username, password: user.password ?? "")
        }
        if let name = Self.text(user.asUser) {
            impersonation = [.init("Impersonate-User", name)]
            if let uid = Self.text(user.asUID) { impersonation.append(.init("Impersonate-Uid", uid)) }
            impersonation += (user.asGroups ?? []).map { .init("Impersonate-Group", $0) }
        }
        if let exec = user.exec {
            plugin = try ExecPlugin(exec, folder: entry.folder, cluster: cluster, environment: environment)
        }
    }

    /// Bytes in the file itself win over a path beside them, as with kubectl.
    static func material(
        data: String?, file: String?, folder: String, field: String
    ) throws(LoginError) -> Material? {
        if let data = text(data) {
            guard let bytes = Data(base64Encoded: data, options: .ignoreUnknownCharacters) else {
                throw LoginError("\(field) is no base64")
            }
            return .bytes(Array(bytes))
        }
        return text(file).map { .file(path($0, in: folder)) }
    }

    static func path(_ path: String, in folder: String) -> String {
        path.hasPrefix("/") ? path : "\(folder)/\(path)"
    }

    /// An empty text is an absent one.
    private static func text(_ text: String?) -> String? {
        text?.isEmpty == false ? text : nil
    }
}

extension ExecPlugin {
    /// Reads a user's `exec`, and looks for the program: a wrong name shows at the start, not at the first request.
    init(
        _ exec: KubeconfigFile.Exec, folder: String, cluster: Kubeconfig.Entry<KubeconfigFile.Cluster>,
        environment: [String: String]
    ) throws(LoginError) {
        let version = exec.apiVersion ?? ""
        guard Self.apiVersions.contains(version) else {
            throw LoginError(
                "exec apiVersion is \"\(version)\"; accepted: \(Self.apiVersions.joined(separator: ", "))")
        }
        guard let command = exec.command, !command.isEmpty else { throw LoginError("exec has no command") }
        guard exec.interactiveMode != "Always" else {
            throw LoginError("exec plugin \"\(command)\" wants a terminal (interactiveMode Always); we have none")
        }
        self.init(
            command: command.contains("/") ? Login.path(command, in: folder) : command,
            arguments: exec.args ?? [],
            environment: environment.merging((exec.env ?? []).map { ($0.name, $0.value) }) { _, own in own },
            apiVersion: version, installHint: exec.installHint)
        if exec.provideClusterInfo == true { clusterInfo = try Self.info(of: cluster) }
        _ = try path()
    }

    /// The `cluster` of an `ExecCredential`'s spec; files are given by their content.
    private static func info(
        of entry: Kubeconfig.Entry<KubeconfigFile.Cluster>
    ) throws(LoginError) -> JSONValue {
        let cluster = entry.value
        var info: JSONValue = ["server": .string(cluster.server ?? ""), "config": .null]
        info["tls-server-name"] = cluster.tlsServerName.map(JSONValue.string)
        info["insecure-skip-tls-verify"] = cluster.insecureSkipTLSVerify.map(JSONValue.bool)
        info["proxy-url"] = cluster.proxyURL.map(JSONValue.string)
        if let data = cluster.certificateAuthorityData {
            info["certificate-authority-data"] = .string(data)
        } else if let file = cluster.certificateAuthority {
            let bytes = try FileMaterial.read(Login.path(file, in: entry.folder)).get()
            info["certificate-authority-data"] = .string(Data(bytes).base64EncodedString())
        }
        return info
    }
}
