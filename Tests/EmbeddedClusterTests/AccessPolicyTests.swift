import KubernetesAPI
import Measures
import Testing

@testable import EmbeddedCluster

@Suite struct AccessPolicyTests {
    private static let group = "rbac.authorization.k8s.io"

    private func policy(role: JSONValue, binding: JSONValue) -> AccessPolicy {
        var store = ObjectStore()
        for (object, resource) in [(role, "roles"), (binding, "rolebindings")] {
            let isCluster = object.namespace.isEmpty
            let name = "\(isCluster ? "cluster" : "")\(resource).\(Self.group)"
            let key = StoredObject.key(namespace: object.namespace, name: object.name)
            _ = store.put(name, key, object, expecting: nil, now: Timestamp(seconds: 0))
        }
        return AccessPolicy(store)
    }

    private func role(_ namespace: String?, _ rule: JSONValue) -> JSONValue {
        var role: JSONValue = ["metadata": ["name": "r"], "rules": [rule]]
        if let namespace { role["metadata"]?["namespace"] = .string(namespace) }
        return role
    }

    private func binding(_ namespace: String?, to subject: JSONValue, of kind: String) -> JSONValue {
        var binding: JSONValue = [
            "metadata": ["name": "b"], "subjects": [subject], "roleRef": ["kind": .string(kind), "name": "r"],
        ]
        if let namespace { binding["metadata"]?["namespace"] = .string(namespace) }
        return binding
    }

    private func reading(_ resource: String, in namespace: String, name: String = "", sub: String = "")
        -> AccessAttributes
    {
        AccessAttributes(
            verb: "get",
            target: .resource(group: "", resource: resource, subresource: sub, namespace: namespace, name: name))
    }

    private let ann: JSONValue = ["kind": "User", "name": "ann"]
    private let getsPods: JSONValue = ["verbs": ["get"], "apiGroups": [""], "resources": ["pods"]]

    @Test func `a role counts in its own namespace only`() {
        let policy = policy(role: role("a", getsPods), binding: binding("a", to: ann, of: "Role"))
        #expect(policy.decide(User(name: "ann"), reading("pods", in: "a")).isAllowed)
        #expect(!policy.decide(User(name: "ann"), reading("pods", in: "b")).isAllowed)
        #expect(!policy.decide(User(name: "bob"), reading("pods", in: "a")).isAllowed)
    }

    @Test func `a cluster role bound cluster-wide counts everywhere, and says why`() {
        let policy = policy(role: role(nil, getsPods), binding: binding(nil, to: ann, of: "ClusterRole"))
        let decision = policy.decide(User(name: "ann"), reading("pods", in: "b"))
        #expect(decision.isAllowed)
        #expect(decision.reason == #"RBAC: allowed by ClusterRoleBinding "b" of ClusterRole "r" to User "ann""#)
    }

    @Test func `a subresource is not its resource`() {
        let policy = policy(role: role(nil, getsPods), binding: binding(nil, to: ann, of: "ClusterRole"))
        #expect(!policy.decide(User(name: "ann"), reading("pods", in: "a", sub: "log")).isAllowed)
    }

    @Test func `named objects leave the collection closed`() {
        var rule = getsPods
        rule["resourceNames"] = ["p"]
        let policy = policy(role: role(nil, rule), binding: binding(nil, to: ann, of: "ClusterRole"))
        #expect(policy.decide(User(name: "ann"), reading("pods", in: "a", name: "p")).isAllowed)
        #expect(!policy.decide(User(name: "ann"), reading("pods", in: "a", name: "q")).isAllowed)
        #expect(!policy.decide(User(name: "ann"), reading("pods", in: "a")).isAllowed)
    }

    @Test func `a service account is bound by namespace and name`() {
        let subject: JSONValue = ["kind": "ServiceAccount", "name": "bot", "namespace": "a"]
        let policy = policy(role: role(nil, getsPods), binding: binding(nil, to: subject, of: "ClusterRole"))
        let bot = User.serviceAccount(namespace: "a", name: "bot", uid: "u")
        #expect(policy.decide(bot, reading("pods", in: "z")).isAllowed)
        let other = User.serviceAccount(namespace: "b", name: "bot", uid: "u")
        #expect(!policy.decide(other, reading("pods", in: "z")).isAllowed)
    }

    @Test func `masters need no role`() {
        let decision = AccessPolicy(ObjectStore()).decide(
            User(name: "x", groups: ["system:masters"]), reading("secrets", in: "a"))
        #expect(decision.isAllowed)
        #expect(decision.reason == nil)
    }

    @Test(arguments: [("/healthz", true), ("/apis/apps", true), ("/metrics", false)])
    func `a path rule ends in a star or matches whole`(path: String, isAllowed: Bool) {
        let rule = PolicyRule(verbs: ["get"], paths: ["/healthz", "/apis/*"])
        #expect(rule.allows(AccessAttributes(verb: "get", target: .path(path))) == isAllowed)
    }
}
