import Foundation

/// What a pod finds about its own cluster.
struct InCluster {
    /// Where a service account is mounted.
    static let mount = "/var/run/secrets/kubernetes.io/serviceaccount"

    var environment: [String: String]
    var folder = Self.mount

    /// Whether this is a pod with a service account.
    var isPresent: Bool {
        environment["KUBERNETES_SERVICE_HOST"]?.isEmpty == false
            && FileManager.default.fileExists(atPath: "\(folder)/token")
    }

    /// The configuration of this pod; token and authorities are files that are read again.
    func configuration() throws(LoginError) -> ClientConfiguration {
        guard let host = environment["KUBERNETES_SERVICE_HOST"], !host.isEmpty,
            let port = environment["KUBERNETES_SERVICE_PORT"], Int(port) != nil
        else {
            throw LoginError("not in a cluster: KUBERNETES_SERVICE_HOST and KUBERNETES_SERVICE_PORT are not set")
        }
        guard isPresent else {
            throw LoginError("\(folder)/token is missing: does the pod have automountServiceAccountToken: false?")
        }
        var login = Login()
        login.token = .file("\(folder)/token")
        login.authorities = .file("\(folder)/ca.crt")
        let named = (try? FileMaterial.read("\(folder)/namespace").get()) ?? []  // the mount may leave it out
        let namespace = String(decoding: named, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
        let server = host.contains(":") ? "https://[\(host)]:\(port)" : "https://\(host):\(port)"
        return ClientConfiguration(
            server: server, namespace: namespace.isEmpty ? "default" : namespace, origin: "the pod's service account",
            login: login)
    }
}
