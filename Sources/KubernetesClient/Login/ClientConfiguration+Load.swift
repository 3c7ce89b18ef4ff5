import Foundation
public import Logging
public import Measures

extension ClientConfiguration {
    /// Finds the configuration of this process.
    ///
    /// In this order: `kubeconfig`, the files of KUBECONFIG, the pod's service account, `~/.kube/config`.
    /// Reads small files; call it while starting.
    ///
    /// - Parameters:
    ///   - kubeconfig: one file that must be there; nil: as above.
    ///   - context: the context's name; nil: the current one.
    ///   - environment: the process's environment.
    ///   - now: for credentials that have expired.
    ///   - log: warned when the server is not verified.
    /// - Returns: where the server is, and how to log in.
    /// - Throws: `LoginError` that names file, context, user and field.
    public static func load(
        kubeconfig: String?, context: String?, environment: [String: String], now: Timestamp, log: Logger
    ) throws(LoginError) -> ClientConfiguration {
        let configuration = try find(kubeconfig: kubeconfig, context: context, environment: environment)
        try configuration.checkCertificate(now: now)
        if configuration.login.skipsVerification {
            log.warning(
                "insecure-skip-tls-verify: anyone between us and the server can read and change everything",
                metadata: ["server": "\(configuration.server)", "origin": "\(configuration.origin)"])
        }
        return configuration
    }

    private static func find(
        kubeconfig: String?, context: String?, environment: [String: String]
    ) throws(LoginError) -> ClientConfiguration {
        if let kubeconfig {
            return try Kubeconfig(paths: [kubeconfig], skipsMissing: false)
                .configuration(context: context, environment: environment)
        }
        let listed = (environment["KUBECONFIG"] ?? "").split(separator: ":").map(String.init)
        if !listed.isEmpty {
            return try Kubeconfig(paths: listed, skipsMissing: true)
                .configuration(context: context, environment: environment)
        }
        let pod = InCluster(environment: environment)
        if context == nil, pod.isPresent { return try pod.configuration() }
        let home = environment["HOME"] ?? NSHomeDirectory()
        return try Kubeconfig(paths: ["\(home)/.kube/config"], skipsMissing: true)
            .configuration(context: context, environment: environment)
    }

    /// A certificate that has expired shows at the start, with its date, and not as a broken connection.
    private func checkCertificate(now: Timestamp) throws(LoginError) {
        guard let certificate = login.clientCertificate else { return }
        let bytes: [UInt8]
        switch certificate {
        case .bytes(let data): bytes = data
        case .file(let path): bytes = try FileMaterial.read(path).mapError { LoginError("\(origin): \($0)") }.get()
        }
        // What we cannot read here is libcurl's to refuse: it knows every form.
        guard let end = CertificateValidity(pem: bytes)?.notAfter, end <= now else { return }
        throw LoginError("\(origin): the client certificate expired at \(end.text()); get a new one from the cluster")
    }
}
