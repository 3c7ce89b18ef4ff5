import APIMachinery
import KubernetesAPI
import Measures

/// Gives out a token for a service account, as `TokenRequest` asks.
struct ServiceAccountTokenRequest: Sendable {
    let server: APIServer

    private static let defaultSeconds: Int64 = 3_600

    /// - Throws: 404 without the service account.
    func answer(_ request: JSONValue, target: ObjectTransactions.Target) throws(StatusError) -> JSONValue {
        let account = try server.objects.existing(target).object
        let now = server.objects.time.now()
        let seconds = request["spec"]?["expirationSeconds"]?.integerValue ?? Self.defaultSeconds
        let token = server.authenticator.serviceAccountTokens.mint(
            namespace: account.namespace, name: account.name, uid: account.uid, expires: now + .seconds(seconds),
            now: now)
        var answer = request
        for member in ["name", "namespace", "uid", "creationTimestamp"] {
            answer.setMetadata(member, account["metadata"]?[member])
        }
        var spec = request["spec"] ?? [:]
        if (spec["audiences"]?.arrayValue ?? []).isEmpty { spec["audiences"] = ["https://kubernetes.default.svc"] }
        spec["expirationSeconds"] = .integer(seconds)
        spec["boundObjectRef"] = spec["boundObjectRef"] ?? .null
        answer["spec"] = spec
        answer["status"] = [
            "token": .string(token.text), "expirationTimestamp": .string(token.expires.cutToSecond.text()),
        ]
        return answer
    }
}
