import Foundation
import KubernetesAPI
import Measures

/// A program that makes credentials, as a kubeconfig's `user.exec` names it.
struct ExecPlugin: Sendable {
    static let apiVersions = ["client.authentication.k8s.io/v1", "client.authentication.k8s.io/v1beta1"]

    var command: String
    var arguments: [String] = []
    /// The whole environment to run it in.
    var environment: [String: String] = [:]
    var apiVersion: String
    /// Printed if the program is not there.
    var installHint: String?
    /// The `cluster` that `KUBERNETES_EXEC_INFO` carries; nil: it was not asked for.
    var clusterInfo: JSONValue?

    /// The value of `KUBERNETES_EXEC_INFO`.
    var info: JSONValue {
        var spec: JSONValue = ["interactive": false]
        spec["cluster"] = clusterInfo
        return ["apiVersion": .string(apiVersion), "kind": "ExecCredential", "spec": spec]
    }

    /// Where the program is; a name without a slash is looked up in PATH.
    func path() throws(LoginError) -> String {
        let candidates =
            command.contains("/")
            ? [command]
            : (environment["PATH"] ?? "").split(separator: ":").map { "\($0)/\(command)" }
        if let found = candidates.first(where: { FileManager.default.isExecutableFile(atPath: $0) }) { return found }
        let place = command.contains("/") ? "" : " in PATH"
        throw LoginError("exec plugin \"\(command)\" not found\(place)" + (installHint.map { "; \($0)" } ?? ""))
    }

    /// Runs it once, on a thread of its own.
    func run() async -> Result<ExecCredential, LoginError> {
        await OwnThread.run { [self] in
            do throws(LoginError) {
                let process = PluginProcess(
                    path: try path(), arguments: arguments,
                    environment: environment.merging(["KUBERNETES_EXEC_INFO": info.text]) { _, ours in ours })
                return .success(try ExecCredential(output: try process.output(), apiVersion: apiVersion))
            } catch {
                let named = error.description.hasPrefix("exec plugin")
                return .failure(named ? error : LoginError("exec plugin \"\(command)\": \(error)"))
            }
        }
    }
}
