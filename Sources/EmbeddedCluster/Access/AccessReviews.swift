import APIMachinery
import KubernetesAPI
import Measures

/// Answers who may do what, and who somebody is.
struct AccessReviews: Sendable {
    let server: APIServer
    /// Who asks.
    let user: User

    /// `SubjectAccessReview` and its kin; one without a subject asks about the sender.
    func access(_ review: JSONValue) -> JSONValue {
        var review = review
        let spec = review["spec"] ?? [:]
        let decision = server.authorizer.policy.decide(subject(spec), Self.attributes(spec))
        var status: JSONValue = ["allowed": .bool(decision.isAllowed)]
        if let reason = decision.reason { status["reason"] = .string(reason) }
        review["status"] = status
        return review
    }

    /// `SelfSubjectRulesReview`.
    func rules(_ review: JSONValue) -> JSONValue {
        let namespace = review["spec"]?["namespace"]?.stringValue ?? ""
        let rules = server.authorizer.policy.rules(of: user, namespace: namespace)
        var review = review
        review["metadata"] = [:]
        review["spec"] = [:]
        review["status"] = [
            "resourceRules": .array(rules.filter { !$0.resources.isEmpty }.map(\.json)),
            "nonResourceRules": .array(rules.filter { !$0.paths.isEmpty }.map(\.json)),
            "incomplete": false,
        ]
        return review
    }

    /// `SelfSubjectReview`.
    func identity() -> JSONValue {
        [
            "kind": "SelfSubjectReview", "apiVersion": "authentication.k8s.io/v1",
            "metadata": ["creationTimestamp": .string(server.objects.time.now().text())],
            "status": ["userInfo": Self.json(user)],
        ]
    }

    /// `TokenReview`.
    func token(_ review: JSONValue) -> JSONValue {
        var review = review
        let text = review["spec"]?["token"]?.stringValue ?? ""
        if let user = server.authenticator.user(token: text, now: server.objects.time.now()) {
            review["status"] = [
                "authenticated": true, "user": Self.json(user), "audiences": ["https://kubernetes.default.svc"],
            ]
        } else {
            review["status"] = ["user": [:], "error": "invalid bearer token"]
        }
        return review
    }

    private func subject(_ spec: JSONValue) -> User {
        let groups = (spec["groups"]?.arrayValue ?? []).compactMap(\.stringValue)
        guard spec["user"] != nil || !groups.isEmpty else { return user }
        return User(name: spec["user"]?.stringValue ?? "", uid: spec["uid"]?.stringValue ?? "", groups: groups)
    }

    private static func attributes(_ spec: JSONValue) -> AccessAttributes {
        if let path = spec["nonResourceAttributes"] {
            return AccessAttributes(
                verb: path["verb"]?.stringValue ?? "", target: .path(path["path"]?.stringValue ?? ""))
        }
        let resource = spec["resourceAttributes"] ?? [:]
        func text(_ member: String) -> String { resource[member]?.stringValue ?? "" }
        return AccessAttributes(
            verb: text("verb"),
            target: .resource(
                group: text("group"), resource: text("resource"), subresource: text("subresource"),
                namespace: text("namespace"), name: text("name")))
    }

    private static func json(_ user: User) -> JSONValue {
        var json: JSONValue = ["username": .string(user.name)]
        if !user.uid.isEmpty { json["uid"] = .string(user.uid) }
        if !user.groups.isEmpty { json["groups"] = .array(user.groups.map(JSONValue.string)) }
        if !user.extra.isEmpty {
            json["extra"] = .object(user.extra.mapValues { .array($0.map(JSONValue.string)) })
        }
        return json
    }
}
